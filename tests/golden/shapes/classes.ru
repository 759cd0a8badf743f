# Each block breaks one shape of the valid graph. '#+' names the shape and the constraints of it that fail.
# Shapes of single classes of events.

BASE <https://kg.example/id/article/a>
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX office: <https://kg.example/id/office/>
PREFIX person: <https://kg.example/id/person/>
PREFIX place: <https://kg.example/id/place/>

#+ dips:Meeting-company minCount
DELETE WHERE { <a/event/meeting> dip:hasParticipation <a/event/meeting/participation/2> . <a/event/meeting/participation/2> ?p ?o }

#+ dips:Meeting-participations minCount
#+ dips:Meeting-company minCount
DELETE { <a/event/meeting> dip:hasParticipation ?part . ?part ?p ?o }
WHERE { <a/event/meeting> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Summit-company minCount
DELETE { <a/event/summit> dip:hasParticipation ?part . ?part ?p ?o }
WHERE { <a/event/summit> dip:hasParticipation ?part . ?part ?p ?o FILTER (?part != <a/event/summit/participation/1>) }

#+ dips:Summit-participations minCount
#+ dips:Summit-company minCount
DELETE { <a/event/summit> dip:hasParticipation ?part . ?part ?p ?o }
WHERE { <a/event/summit> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Negotiation-company minCount
DELETE WHERE { <a/event/negotiation> dip:hasParticipation <a/event/negotiation/participation/2> . <a/event/negotiation/participation/2> ?p ?o }

#+ dips:Negotiation-participations minCount
#+ dips:Negotiation-company minCount
DELETE { <a/event/negotiation> dip:hasParticipation ?part . ?part ?p ?o }
WHERE { <a/event/negotiation> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Visit-participations minCount
DELETE WHERE { <a/event/visit> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:PressConference-participations minCount
DELETE WHERE { <a/event/pressConference> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Ceremony-participations minCount
DELETE WHERE { <a/event/ceremony> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:PhoneCall-participations minCount
DELETE WHERE { <a/event/phoneCall> dip:hasParticipation <a/event/phoneCall/participation/2> . <a/event/phoneCall/participation/2> ?p ?o }

#+ dips:Agreement-company minCount
DELETE WHERE { <a/event/agreement> dip:hasParticipation <a/event/agreement/participation/2> . <a/event/agreement/participation/2> ?p ?o }

#+ dips:Agreement-participations minCount
#+ dips:Agreement-company minCount
DELETE { <a/event/agreement> dip:hasParticipation ?part . ?part ?p ?o }
WHERE { <a/event/agreement> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Ceasefire-known minCount
DELETE WHERE { <a/event/ceasefire> dip:place ?place }

#+ dips:Sanction-target hasValue
DELETE WHERE { <a/event/sanction> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Sanction-target hasValue
DELETE DATA { <a/event/sanction/participation/1> dip:role dip:targetRole } ;
INSERT DATA { <a/event/sanction/participation/1> dip:role dip:initiatorRole }

#+ dips:Expulsion-target hasValue
DELETE DATA { <a/event/expulsion/participation/1> dip:role dip:targetRole } ;
INSERT DATA { <a/event/expulsion/participation/1> dip:role dip:initiatorRole }

#+ dips:RelationsReduction-target hasValue
DELETE DATA { <a/event/reduction/participation/1> dip:role dip:targetRole } ;
INSERT DATA { <a/event/reduction/participation/1> dip:role dip:initiatorRole }

#+ dips:Summons-target hasValue
DELETE DATA { <a/event/summons/participation/1> dip:role dip:targetRole } ;
INSERT DATA { <a/event/summons/participation/1> dip:role dip:initiatorRole }

#+ dips:Recognition-target hasValue
DELETE DATA { <a/event/recognition/participation/1> dip:role dip:targetRole } ;
INSERT DATA { <a/event/recognition/participation/1> dip:role dip:initiatorRole }

#+ dips:Attack-known minCount
DELETE WHERE { <a/event/attack> dip:place ?place }

#+ dips:Deployment-known minCount
DELETE WHERE { <a/event/deployment> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Aid-recipient hasValue
DELETE DATA { <a/event/aid/participation/1> dip:role dip:recipientRole } ;
INSERT DATA { <a/event/aid/participation/1> dip:role dip:initiatorRole }

#+ dips:Aid-participations minCount
#+ dips:Aid-recipient hasValue
DELETE WHERE { <a/event/aid> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Mediation-mediator hasValue
DELETE DATA { <a/event/mediation/participation/1> dip:role dip:mediatorRole } ;
INSERT DATA { <a/event/mediation/participation/1> dip:role dip:hostRole }

#+ dips:Vote-known minCount
DELETE WHERE { <a/event/vote> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Appointment-participations minCount
DELETE WHERE { <a/event/appointment> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Resignation-participations minCount
DELETE WHERE { <a/event/resignation> dip:hasParticipation ?part . ?part ?p ?o }

#+ dips:Protest-known minCount
DELETE WHERE { <a/event/protest> dip:place ?place }

#+ dips:SpeechAct-speaker minCount
DELETE WHERE { <a/statement/pledge> dip:speaker ?agent }

#+ dips:SpeechAct-speaker maxCount
INSERT DATA { <a/statement/pledge> dip:speaker person:bo }

#+ dips:SpeechAct-speaker class
DELETE WHERE { <a/statement/pledge> dip:speaker ?agent } ; INSERT DATA { <a/statement/pledge> dip:speaker place:mudville }

#+ dips:SpeechAct-quoteText minCount
DELETE WHERE { <a/statement/pledge> dip:quoteText ?words }

#+ dips:SpeechAct-quoteText maxCount
INSERT DATA { <a/statement/pledge> dip:quoteText "other words" }

#+ dips:SpeechAct-quoteText datatype
DELETE WHERE { <a/statement/pledge> dip:quoteText ?words } ; INSERT DATA { <a/statement/pledge> dip:quoteText "We will"@en }

#+ dips:SpeechAct-quoteText minLength
DELETE WHERE { <a/statement/pledge> dip:quoteText ?words } ; INSERT DATA { <a/statement/pledge> dip:quoteText "" }

#+ dips:SpeechAct-quoteKind minCount
DELETE WHERE { <a/statement/pledge> dip:quoteKind ?kind }

#+ dips:SpeechAct-quoteKind maxCount
INSERT DATA { <a/statement/pledge> dip:quoteKind dip:partialQuote }

#+ dips:SpeechAct-quoteKind in
DELETE WHERE { <a/statement/pledge> dip:quoteKind ?kind } ; INSERT DATA { <a/statement/pledge> dip:quoteKind "direct" }

#+ dips:SpeechAct-addressee maxCount
INSERT DATA { <a/statement/pledge> dip:addressee person:bo }

#+ dips:SpeechAct-addressee class
DELETE WHERE { <a/statement/pledge> dip:addressee ?agent } ; INSERT DATA { <a/statement/pledge> dip:addressee place:mudville }

#+ dips:SpeechAct-about class
INSERT DATA { <a/statement/pledge> dip:about office:premier }

#+ dips:SpeechAct-hasContent maxCount
INSERT DATA { <a/statement/pledge> dip:hasContent <a/event/summit> }

#+ dips:SpeechAct-hasContent class
DELETE WHERE { <a/statement/pledge> dip:hasContent ?event } ; INSERT DATA { <a/statement/pledge> dip:hasContent person:bo }

#+ dips:SpeechAct-happened hasValue
DELETE WHERE { <a/statement/pledge> dip:factuality ?factuality } ; INSERT DATA { <a/statement/pledge> dip:factuality dip:planned }
