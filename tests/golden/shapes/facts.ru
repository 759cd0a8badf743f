# Each block breaks one shape of the valid graph. '#+' names the shape and the constraints of it that fail.
# Shapes of what every fact has, of tenures and of entity links.

BASE <https://kg.example/id/article/a>
PREFIX country: <https://kg.example/id/country/>
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX office: <https://kg.example/id/office/>
PREFIX person: <https://kg.example/id/person/>
PREFIX place: <https://kg.example/id/place/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

#+ dips:evidence minCount
DELETE WHERE { <a/event/summit> dip:evidence ?words }

#+ dips:evidence minCount
DELETE WHERE { <a/event/summit/participation/1> dip:evidence ?words }

#+ dips:evidence minCount
DELETE WHERE { <a/tenure/ada> dip:evidence ?words }

#+ dips:evidence minCount
DELETE WHERE { <a/link/ada> dip:evidence ?words }

#+ dips:evidence minCount
DELETE WHERE { <a/statement/pledge> dip:evidence ?words }

#+ dips:evidence class
INSERT DATA { <a/event/summit> dip:evidence <a/v/1> }

#+ dips:confidence minCount
DELETE WHERE { <a/event/summit> dip:confidence ?number }

#+ dips:confidence minCount
DELETE WHERE { <a/event/summit/participation/1> dip:confidence ?number }

#+ dips:confidence minCount
DELETE WHERE { <a/tenure/ada> dip:confidence ?number }

#+ dips:confidence maxCount
INSERT DATA { <a/event/summit> dip:confidence 0.8 }

#+ dips:confidence datatype
DELETE WHERE { <a/event/summit> dip:confidence ?number } ; INSERT DATA { <a/event/summit> dip:confidence 0.8e0 }

#+ dips:confidence minExclusive
DELETE WHERE { <a/event/summit> dip:confidence ?number } ; INSERT DATA { <a/event/summit> dip:confidence 0.0 }

#+ dips:confidence maxInclusive
DELETE WHERE { <a/event/summit> dip:confidence ?number } ; INSERT DATA { <a/event/summit> dip:confidence 1.01 }

#+ dips:method minCount
DELETE WHERE { <a/event/summit> dip:method ?rule }

#+ dips:method minCount
DELETE WHERE { <a/link/ada> dip:method ?rule }

#+ dips:method maxCount
INSERT DATA { <a/event/summit> dip:method "another rule" }

#+ dips:method datatype
DELETE WHERE { <a/event/summit> dip:method ?rule } ; INSERT DATA { <a/event/summit> dip:method "by hand"@en }

#+ dips:method minLength
DELETE WHERE { <a/event/summit> dip:method ?rule } ; INSERT DATA { <a/event/summit> dip:method "" }

#+ dips:Tenure nodeKind
INSERT { ?blank ?p ?o } WHERE { { SELECT (BNODE() AS ?blank) WHERE {} } <a/tenure/ada> ?p ?o }

#+ dips:Tenure-person minCount
DELETE WHERE { <a/tenure/bo> dip:person ?person }

#+ dips:Tenure-person maxCount
INSERT DATA { <a/tenure/bo> dip:person person:ada }

#+ dips:Tenure-person class
DELETE WHERE { <a/tenure/bo> dip:person ?person } ; INSERT DATA { <a/tenure/bo> dip:person country:elbonia }

#+ dips:Tenure-office minCount
DELETE WHERE { <a/tenure/ada> dip:office ?office }

#+ dips:Tenure-office maxCount
INSERT DATA { <a/tenure/ada> dip:office office:secretary }

#+ dips:Tenure-office class
DELETE WHERE { <a/tenure/ada> dip:office ?office } ; INSERT DATA { <a/tenure/ada> dip:office person:bo }

#+ dips:Tenure-of maxCount
INSERT DATA { <a/tenure/ada> dip:of country:freedonia }

#+ dips:Tenure-of class
DELETE WHERE { <a/tenure/ada> dip:of ?country } ; INSERT DATA { <a/tenure/ada> dip:of place:mudville }

#+ dips:Tenure-officeTitle minCount
DELETE WHERE { <a/tenure/ada> dip:officeTitle ?title }

#+ dips:Tenure-officeTitle maxCount
INSERT DATA { <a/tenure/ada> dip:officeTitle "premier" }

#+ dips:Tenure-officeTitle datatype
DELETE WHERE { <a/tenure/ada> dip:officeTitle ?title } ; INSERT DATA { <a/tenure/ada> dip:officeTitle "premier"@en }

#+ dips:Tenure-officeTitle minLength
DELETE WHERE { <a/tenure/ada> dip:officeTitle ?title } ; INSERT DATA { <a/tenure/ada> dip:officeTitle "" }

#+ dips:Tenure-tenureStatus minCount
DELETE WHERE { <a/tenure/ada> dip:tenureStatus ?status }

#+ dips:Tenure-tenureStatus maxCount
INSERT DATA { <a/tenure/ada> dip:tenureStatus dip:formerTenure }

#+ dips:Tenure-tenureStatus in
DELETE WHERE { <a/tenure/ada> dip:tenureStatus ?status } ; INSERT DATA { <a/tenure/ada> dip:tenureStatus "current" }

#+ dips:Tenure-from maxCount
INSERT DATA { <a/tenure/ada> dip:from "2021-05-02"^^xsd:date }

#+ dips:Tenure-from datatype
DELETE WHERE { <a/tenure/ada> dip:from ?day } ; INSERT DATA { <a/tenure/ada> dip:from "2021-05"^^xsd:gYearMonth }

#+ dips:Tenure-until maxCount
INSERT DATA { <a/tenure/bo> dip:until "2021-05-02"^^xsd:date }

#+ dips:Tenure-until datatype
INSERT DATA { <a/tenure/secretary> a dip:Tenure ; dip:person person:ada ; dip:office office:secretary ;
  dip:officeTitle "secretary" ; dip:tenureStatus dip:formerTenure ; dip:until "2021-02-30"^^xsd:date ;
  dip:evidence <a/v/1#char=0,12> ; dip:confidence 0.5 ; dip:method "by hand" }

#+ dips:Tenure-order lessThanOrEquals
DELETE WHERE { <a/tenure/bo> dip:until ?day } ; INSERT DATA { <a/tenure/bo> dip:until "2017-04-30"^^xsd:date }

#+ dips:EntityLink nodeKind
INSERT { ?blank ?p ?o } WHERE { { SELECT (BNODE() AS ?blank) WHERE {} } <a/link/ada> ?p ?o }

#+ dips:EntityLink-entity minCount
DELETE WHERE { <a/link/ada> dip:entity ?entity }

#+ dips:EntityLink-entity maxCount
INSERT DATA { <a/link/ada> dip:entity person:bo }

#+ dips:EntityLink-entity class
DELETE WHERE { <a/link/ada> dip:entity ?entity } ; INSERT DATA { <a/link/ada> dip:entity office:premier }

#+ dips:EntityLink-linkStatus minCount
DELETE WHERE { <a/link/ada> dip:linkStatus ?status }

#+ dips:EntityLink-linkStatus maxCount
INSERT DATA { <a/link/ada> dip:linkStatus dip:unlinkedLink }

#+ dips:EntityLink-linkStatus in
DELETE WHERE { <a/link/ada> dip:linkStatus ?status } ; INSERT DATA { <a/link/ada> dip:linkStatus dip:currentTenure }

#+ dips:EntityLink-score minCount
DELETE WHERE { <a/link/ada> dip:score ?score }

#+ dips:EntityLink-score maxCount
INSERT DATA { <a/link/ada> dip:score 0.2 }

#+ dips:EntityLink-score datatype
DELETE WHERE { <a/link/ada> dip:score ?score } ; INSERT DATA { <a/link/ada> dip:score 1 }

#+ dips:EntityLink-score minInclusive
DELETE WHERE { <a/link/ada> dip:score ?score } ; INSERT DATA { <a/link/ada> dip:score -0.1 }

#+ dips:EntityLink-score maxInclusive
DELETE WHERE { <a/link/ada> dip:score ?score } ; INSERT DATA { <a/link/ada> dip:score 1.1 }

#+ dips:EntityLink-surfaceForm minCount
DELETE WHERE { <a/link/ada> dip:surfaceForm ?words }

#+ dips:EntityLink-surfaceForm datatype
INSERT DATA { <a/link/ada> dip:surfaceForm "Ms Quill"@en }

#+ dips:EntityLink-surfaceForm minLength
INSERT DATA { <a/link/ada> dip:surfaceForm "" }

#+ dips:EntityLink-candidate nodeKind
INSERT DATA { <a/link/ada> dip:candidate "Q900009" }
