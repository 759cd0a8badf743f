# Each block breaks one shape of the valid whole graph. '#+' names the shape and the constraints of it that fail.

BASE <https://kg.example/id/article/a>
PREFIX country: <https://kg.example/id/country/>
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX office: <https://kg.example/id/office/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX person: <https://kg.example/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

#+ dips:Entity nodeKind
INSERT DATA { _:person a dip:Person ; rdfs:label "Cy"@en }

#+ dips:Entity-label minCount
DELETE WHERE { person:bo rdfs:label ?label }

#+ dips:Entity-label maxCount
INSERT DATA { person:bo rdfs:label "Mr Tarn"@en }

#+ dips:Entity-label datatype languageIn
DELETE WHERE { person:bo rdfs:label ?label } ; INSERT DATA { person:bo rdfs:label "Bo Tarn" }

#+ dips:Entity-altLabel datatype
INSERT DATA { person:bo skos:altLabel "Tarn" }

#+ dips:Entity-sameAs nodeKind
INSERT DATA { person:bo owl:sameAs "Q900003" }

#+ dips:Entity-country maxCount class
INSERT DATA { person:ada dip:country person:bo }

#+ dips:Entity-country class
DELETE WHERE { person:ada dip:country ?country } ; INSERT DATA { person:ada dip:country office:premier }

#+ dips:Entity-once maxCount
INSERT DATA { person:bo owl:sameAs wd:Q900001 }

#+ dips:Country-iso2 maxCount
INSERT DATA { country:elbonia dip:iso2 "EB" }

#+ dips:Country-iso2 pattern
DELETE WHERE { country:elbonia dip:iso2 ?code } ; INSERT DATA { country:elbonia dip:iso2 "ELB" }

#+ dips:Country-iso3 maxCount
INSERT DATA { country:elbonia dip:iso3 "EBN" }

#+ dips:Country-iso3 pattern
DELETE WHERE { country:elbonia dip:iso3 ?code } ; INSERT DATA { country:elbonia dip:iso3 "elb" }

#+ dips:Office nodeKind
INSERT DATA { _:office a dip:Office ; rdfs:label "Secretary"@en }

#+ dips:Office-label minCount
DELETE WHERE { office:premier rdfs:label ?label }

#+ dips:Office-label maxCount
INSERT DATA { office:premier rdfs:label "Premier"@en }

#+ dips:Office-label datatype languageIn
DELETE WHERE { office:premier rdfs:label ?label } ; INSERT DATA { office:premier rdfs:label "Premier" }

#+ dips:Office-of maxCount class
INSERT DATA { office:premier dip:of person:bo }

#+ dips:OneHolder sparql
DELETE WHERE { <b/tenure/bo> dip:until ?day } ; INSERT DATA { <b/tenure/bo> dip:until "2021-05-02"^^xsd:date }

#+ dips:OneHolder sparql
DELETE WHERE { <b/tenure/bo> dip:until ?day }

#+ dips:OneArticle-url maxCount
DELETE WHERE { <b> schema:url ?url } ; INSERT DATA { <b> schema:url <https://news.example/a> }

#+ dips:OwnIri sparql
DELETE { ?fact dip:evidence <b/v/1#char=0,4> } INSERT { ?fact dip:evidence <a/v/1#char=8,11> } WHERE { ?fact dip:evidence <b/v/1#char=0,4> }

#+ dips:EvidenceWords sparql
DELETE WHERE { <a/v/1#char=8,11> oa:exact ?words } ; INSERT DATA { <a/v/1#char=8,11> oa:exact "et " }

#+ dips:Shortcut sparql
DELETE DATA { <a/event/1> dip:participant person:bo }

#+ dips:Shortcut sparql
DELETE DATA { <a/event/1/participation/2> dip:attendance dip:attended } ;
INSERT DATA { <a/event/1/participation/2> dip:attendance dip:invited }

#+ dips:ToldAfterwards sparql
DELETE WHERE { <a/event/1> dip:latest ?last ; dip:earliest ?first } ;
INSERT DATA { <a/event/1> dip:earliest "2025-09-05"^^xsd:date ; dip:latest "2025-09-05"^^xsd:date }

#+ dips:CanonicalEvent-class minCount
DELETE WHERE { <e> dip:eventClass ?class }

#+ dips:CanonicalEvent-class maxCount
INSERT DATA { <e> dip:eventClass dip:Summit }

#+ dips:CanonicalEvent-class nodeKind
DELETE WHERE { <e> dip:eventClass ?class } ; INSERT DATA { <e> dip:eventClass "Meeting" }

#+ dips:CanonicalEvent-label minCount
DELETE WHERE { <e> rdfs:label ?label }

#+ dips:CanonicalEvent-label maxCount
INSERT DATA { <e> rdfs:label "talks"@en }

#+ dips:CanonicalEvent-label datatype
DELETE WHERE { <e> rdfs:label ?label } ; INSERT DATA { <e> rdfs:label "talks" }

#+ dips:CanonicalEvent-factuality minCount
DELETE WHERE { <e> dip:factuality ?status }

#+ dips:CanonicalEvent-factuality maxCount class
INSERT DATA { <e> dip:factuality dip:dayPrecision }

#+ dips:CanonicalEvent-toldBy minCount
DELETE WHERE { <e> dip:toldBy ?article }

#+ dips:CanonicalEvent-toldBy class
INSERT DATA { <e> dip:toldBy person:ada }

#+ dips:CanonicalEvent-mention minCount
DELETE WHERE { <e> dip:hasMention ?mention }

#+ dips:CanonicalEvent-mention class
INSERT DATA { <e> dip:hasMention <a/event/1> }

#+ dips:CanonicalEvent-articles minCount
DELETE WHERE { <e> dip:numberOfArticles ?n }

#+ dips:CanonicalEvent-articles maxCount
INSERT DATA { <e> dip:numberOfArticles 2 }

#+ dips:CanonicalEvent-articles datatype
DELETE WHERE { <e> dip:numberOfArticles ?n } ; INSERT DATA { <e> dip:numberOfArticles 1.0 }

#+ dips:CanonicalEvent-articles minInclusive
#+ dips:CanonicalEvent-publishers minInclusive
DELETE WHERE { <e> dip:numberOfArticles ?n ; dip:numberOfPublishers ?m } ;
INSERT DATA { <e> dip:numberOfArticles 0 ; dip:numberOfPublishers 0 }

#+ dips:CanonicalEvent-publishers minCount
DELETE WHERE { <e> dip:numberOfPublishers ?n }

#+ dips:CanonicalEvent-publishers maxCount minInclusive
INSERT DATA { <e> dip:numberOfPublishers 0 }

#+ dips:CanonicalEvent-publishers datatype
DELETE WHERE { <e> dip:numberOfPublishers ?n } ; INSERT DATA { <e> dip:numberOfPublishers 1.0 }

#+ dips:CanonicalEvent-fewer lessThanOrEquals
DELETE WHERE { <e> dip:numberOfPublishers ?n } ; INSERT DATA { <e> dip:numberOfPublishers 2 }

#+ dips:Mention-claim minCount
DELETE WHERE { <e/mention/1> dip:claim ?claim }

#+ dips:Mention-claim maxCount class
INSERT DATA { <e/mention/1> dip:claim person:ada }

#+ dips:Mention-score minCount
DELETE WHERE { <e/mention/1> dip:score ?score }

#+ dips:Mention-score maxCount
INSERT DATA { <e/mention/1> dip:score 0.5 }

#+ dips:Mention-score datatype
DELETE WHERE { <e/mention/1> dip:score ?score } ; INSERT DATA { <e/mention/1> dip:score 1 }

#+ dips:Mention-score minInclusive
DELETE WHERE { <e/mention/1> dip:score ?score } ; INSERT DATA { <e/mention/1> dip:score -0.1 }

#+ dips:Mention-score maxInclusive
DELETE WHERE { <e/mention/1> dip:score ?score } ; INSERT DATA { <e/mention/1> dip:score 1.1 }

#+ dips:Mention-reason minCount
DELETE WHERE { <e/mention/1> dip:reason ?reason }

#+ dips:Mention-reason datatype
INSERT DATA { <e/mention/1> dip:reason "same day"@en }

#+ dips:Mention-backwards maxCount
INSERT DATA { <a/event/1> dip:mentionOf <e2> }

#+ dips:Dispute-property minCount
DELETE WHERE { <e/disputed/killed> dip:disputedProperty ?what }

#+ dips:Dispute-property maxCount nodeKind
INSERT DATA { <e/disputed/killed> dip:disputedProperty "injured" }

#+ dips:Dispute-version minCount
DELETE DATA { <e/disputed/killed> dip:hasDisputedVersion <e/disputed/killed/2> }

#+ dips:Dispute-version class
INSERT DATA { <e/disputed/killed> dip:hasDisputedVersion <e> }

#+ dips:Version-toldBy minCount
DELETE WHERE { <e/disputed/killed/1> dip:toldBy ?article }

#+ dips:Version-toldBy class
INSERT DATA { <e/disputed/killed/1> dip:toldBy person:ada }

#+ dips:CoParticipation-between minCount
DELETE DATA { <pair> dip:between person:bo }

#+ dips:CoParticipation-between maxCount class
INSERT DATA { <pair> dip:between office:premier }

#+ dips:CoParticipation-count minCount
DELETE WHERE { <pair> dip:numberOfEncounters ?n }

#+ dips:CoParticipation-count maxCount minInclusive
INSERT DATA { <pair> dip:numberOfEncounters 0 }

#+ dips:CoParticipation-count datatype
DELETE WHERE { <pair> dip:numberOfEncounters ?n } ; INSERT DATA { <pair> dip:numberOfEncounters 1.0 }

#+ dips:CoParticipation-encounter minCount
DELETE WHERE { <pair> dip:encounter ?event }

#+ dips:CoParticipation-encounter class
INSERT DATA { <pair> dip:encounter <a/event/1> }
