# Each block breaks one shape of the valid whole graph. '#+' names the shape and the constraints of it that fail.

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
