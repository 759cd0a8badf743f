# Each block breaks one shape of the valid graph. '#+' names the shape and the constraints of it that fail.
# Shapes of events and participations of every class.

BASE <https://kg.example/id/article/a>
PREFIX country: <https://kg.example/id/country/>
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX office: <https://kg.example/id/office/>
PREFIX organization: <https://kg.example/id/organization/>
PREFIX person: <https://kg.example/id/person/>
PREFIX place: <https://kg.example/id/place/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

#+ dips:Event nodeKind
INSERT DATA { _:event a dip:Protest , dip:Event ; rdfs:label "protest"@en ; dip:factuality dip:happened ; dip:assertedBy <> ;
  dip:place place:mudville ; dip:evidence <a/v/1#char=24,27> ; dip:confidence 0.9 ; dip:method "by hand" }

#+ dips:Event-label minCount
DELETE WHERE { <a/event/summit> rdfs:label ?label }

#+ dips:Event-label maxCount
INSERT DATA { <a/event/summit> rdfs:label "another summit"@en }

#+ dips:Event-label datatype languageIn
DELETE WHERE { <a/event/summit> rdfs:label ?label } ; INSERT DATA { <a/event/summit> rdfs:label "summit" }

#+ dips:Event-label languageIn
DELETE WHERE { <a/event/summit> rdfs:label ?label } ; INSERT DATA { <a/event/summit> rdfs:label "sommet"@fr }

#+ dips:Event-factuality minCount
DELETE WHERE { <a/event/summit> dip:factuality ?factuality }

#+ dips:Event-factuality maxCount
INSERT DATA { <a/event/summit> dip:factuality dip:denied }

#+ dips:Event-factuality in
DELETE WHERE { <a/event/summit> dip:factuality ?factuality } ; INSERT DATA { <a/event/summit> dip:factuality dip:attended }

#+ dips:Event-factuality in
DELETE WHERE { <a/event/summit> dip:factuality ?factuality } ; INSERT DATA { <a/event/summit> dip:factuality "happened" }

#+ dips:Event-assertedBy minCount
DELETE WHERE { <a/event/summit> dip:assertedBy ?article }

#+ dips:Event-assertedBy maxCount class
INSERT DATA { <a/event/summit> dip:assertedBy <b> }

#+ dips:Event-attributedTo maxCount
INSERT DATA { <a/event/meeting> dip:attributedTo person:bo }

#+ dips:Event-attributedTo class
DELETE WHERE { <a/event/meeting> dip:attributedTo ?agent } ; INSERT DATA { <a/event/meeting> dip:attributedTo <> }

#+ dips:Event-hasParticipation class
INSERT DATA { <a/event/summit> dip:hasParticipation person:bo }

#+ dips:Event-participant class
INSERT DATA { <a/event/summit> dip:participant place:mudville }

#+ dips:Event-place maxCount
INSERT DATA { <a/event/meeting> dip:place country:elbonia }

#+ dips:Event-place class
DELETE WHERE { <a/event/meeting> dip:place ?place } ; INSERT DATA { <a/event/meeting> dip:place organization:league }

#+ dips:Event-earliest maxCount
INSERT DATA { <a/event/meeting> dip:earliest "2025-09-02"^^xsd:date }

#+ dips:Event-earliest datatype
#+ dips:Event-order lessThanOrEquals
DELETE WHERE { <a/event/meeting> dip:earliest ?day } ; INSERT DATA { <a/event/meeting> dip:earliest "2025-02-30"^^xsd:date }

#+ dips:Event-latest maxCount
INSERT DATA { <a/event/meeting> dip:latest "2025-09-02"^^xsd:date }

#+ dips:Event-latest datatype
#+ dips:Event-order lessThanOrEquals
DELETE WHERE { <a/event/meeting> dip:latest ?day } ; INSERT DATA { <a/event/meeting> dip:latest "in September" }

#+ dips:Event-order lessThanOrEquals
DELETE WHERE { <a/event/meeting> dip:latest ?day } ; INSERT DATA { <a/event/meeting> dip:latest "2025-08-31"^^xsd:date }

#+ dips:Event-precision maxCount
INSERT DATA { <a/event/meeting> dip:precision dip:weekPrecision }

#+ dips:Event-precision in
DELETE WHERE { <a/event/meeting> dip:precision ?unit } ; INSERT DATA { <a/event/meeting> dip:precision "week" }

#+ dips:Event-dateText maxCount
INSERT DATA { <a/event/meeting> dip:dateText "on Monday" }

#+ dips:Event-dateText datatype
DELETE WHERE { <a/event/meeting> dip:dateText ?words } ; INSERT DATA { <a/event/meeting> dip:dateText "on Monday"@en }

#+ dips:Event-dateText minLength
DELETE WHERE { <a/event/meeting> dip:dateText ?words } ; INSERT DATA { <a/event/meeting> dip:dateText "" }

#+ dips:Event-purpose maxCount
INSERT DATA { <a/event/meeting> dip:purpose "to eat"@en }

#+ dips:Event-purpose datatype languageIn
DELETE WHERE { <a/event/meeting> dip:purpose ?words } ; INSERT DATA { <a/event/meeting> dip:purpose "to talk" }

#+ dips:Event-purpose languageIn
DELETE WHERE { <a/event/meeting> dip:purpose ?words } ; INSERT DATA { <a/event/meeting> dip:purpose "pour parler"@fr }

#+ dips:Event-topic maxCount
INSERT DATA { <a/event/meeting> dip:topic "visas"@en }

#+ dips:Event-topic datatype languageIn
DELETE WHERE { <a/event/meeting> dip:topic ?words } ; INSERT DATA { <a/event/meeting> dip:topic "trade" }

#+ dips:Event-topic languageIn
DELETE WHERE { <a/event/meeting> dip:topic ?words } ; INSERT DATA { <a/event/meeting> dip:topic "commerce"@fr }

#+ dips:Event-killed maxCount
INSERT DATA { <a/event/attack> dip:killed 1 }

#+ dips:Event-killed datatype
DELETE WHERE { <a/event/attack> dip:killed ?number } ; INSERT DATA { <a/event/attack> dip:killed 1.0 }

#+ dips:Event-killed minInclusive
DELETE WHERE { <a/event/attack> dip:killed ?number } ; INSERT DATA { <a/event/attack> dip:killed -1 }

#+ dips:Event-injured maxCount
INSERT DATA { <a/event/attack> dip:injured 5 }

#+ dips:Event-injured datatype minInclusive
DELETE WHERE { <a/event/attack> dip:injured ?number } ; INSERT DATA { <a/event/attack> dip:injured "four" }

#+ dips:Event-injured minInclusive
DELETE WHERE { <a/event/attack> dip:injured ?number } ; INSERT DATA { <a/event/attack> dip:injured -4 }

#+ dips:Event-amount maxCount
INSERT DATA { <a/event/aid> dip:amount 1.0 }

#+ dips:Event-amount datatype
DELETE WHERE { <a/event/aid> dip:amount ?sum } ; INSERT DATA { <a/event/aid> dip:amount 2000000 }

#+ dips:Event-amount minInclusive
DELETE WHERE { <a/event/aid> dip:amount ?sum } ; INSERT DATA { <a/event/aid> dip:amount -0.5 }

#+ dips:Event-currency maxCount
INSERT DATA { <a/event/aid> dip:currency "EUR" }

#+ dips:Event-currency datatype
DELETE WHERE { <a/event/aid> dip:currency ?code } ; INSERT DATA { <a/event/aid> dip:currency "USD"@en }

#+ dips:Event-currency pattern
DELETE WHERE { <a/event/aid> dip:currency ?code } ; INSERT DATA { <a/event/aid> dip:currency "dollars" }

#+ dips:DatedEvent-earliest minCount
DELETE WHERE { <a/event/meeting> dip:earliest ?day }

#+ dips:DatedEvent-latest minCount
DELETE WHERE { <a/event/meeting> dip:latest ?day }

#+ dips:DatedEvent-precision minCount
DELETE WHERE { <a/event/meeting> dip:precision ?unit }

#+ dips:PricedEvent-amount minCount
DELETE WHERE { <a/event/aid> dip:amount ?sum }

#+ dips:PricedEvent-currency minCount
DELETE WHERE { <a/event/aid> dip:currency ?code }

#+ dips:Participation nodeKind
INSERT { <a/event/visit> dip:hasParticipation ?blank . ?blank ?p ?o }
WHERE { { SELECT (BNODE() AS ?blank) WHERE {} } <a/event/visit/participation/1> ?p ?o }

#+ dips:Participation-event minCount
DELETE WHERE { <a/event/summit> dip:hasParticipation <a/event/summit/participation/3> }

#+ dips:Participation-event maxCount
INSERT DATA { <a/event/meeting> dip:hasParticipation <a/event/summit/participation/3> }

#+ dips:Participation-event maxCount class
INSERT DATA { <a/link/ada> dip:hasParticipation <a/event/summit/participation/3> }

#+ dips:Participation-agent minCount
DELETE WHERE { <a/event/summit/participation/3> dip:agent ?agent }

#+ dips:Participation-agent maxCount
INSERT DATA { <a/event/summit/participation/3> dip:agent country:freedonia }

#+ dips:Participation-agent class
DELETE WHERE { <a/event/summit/participation/3> dip:agent ?agent } ;
INSERT DATA { <a/event/summit/participation/3> dip:agent place:mudville }

#+ dips:Participation-role minCount
DELETE WHERE { <a/event/summit/participation/3> dip:role ?role }

#+ dips:Participation-role maxCount
INSERT DATA { <a/event/summit/participation/3> dip:role dip:guestRole }

#+ dips:Participation-role in
DELETE WHERE { <a/event/summit/participation/3> dip:role ?role } ;
INSERT DATA { <a/event/summit/participation/3> dip:role "attendee" }

#+ dips:Participation-attendance minCount
DELETE WHERE { <a/event/summit/participation/3> dip:attendance ?attendance }

#+ dips:Participation-attendance maxCount
INSERT DATA { <a/event/summit/participation/3> dip:attendance dip:absent }

#+ dips:Participation-attendance in
DELETE WHERE { <a/event/summit/participation/3> dip:attendance ?attendance } ;
INSERT DATA { <a/event/summit/participation/3> dip:attendance dip:virtual }

#+ dips:Participation-mode maxCount
INSERT DATA { <a/event/summit/participation/2> dip:mode dip:phone }

#+ dips:Participation-mode in
DELETE WHERE { <a/event/summit/participation/2> dip:mode ?mode } ;
INSERT DATA { <a/event/summit/participation/2> dip:mode dip:absent }

#+ dips:Participation-inCapacity maxCount
INSERT DATA { <a/event/summit/participation/1> dip:inCapacity <a/tenure/secretary> .
  <a/tenure/secretary> a dip:Tenure ; dip:person person:ada ; dip:office office:secretary ;
    dip:officeTitle "secretary" ; dip:tenureStatus dip:currentTenure ;
    dip:evidence <a/v/1#char=0,12> ; dip:confidence 0.5 ; dip:method "by hand" }

#+ dips:Participation-inCapacity class
#+ dips:OfficialParticipation-person equals
DELETE WHERE { <a/event/summit/participation/1> dip:inCapacity ?tenure } ;
INSERT DATA { <a/event/summit/participation/1> dip:inCapacity office:premier }

#+ dips:Participation-onBehalfOf maxCount
INSERT DATA { <a/event/summit/participation/1> dip:onBehalfOf country:freedonia }

#+ dips:Participation-onBehalfOf class
DELETE WHERE { <a/event/summit/participation/1> dip:onBehalfOf ?country } ;
INSERT DATA { <a/event/summit/participation/1> dip:onBehalfOf person:bo }

#+ dips:OfficialParticipation-person equals
DELETE WHERE { <a/event/summit/participation/1> dip:inCapacity ?tenure } ;
INSERT DATA { <a/event/summit/participation/1> dip:inCapacity <a/tenure/bo> }
