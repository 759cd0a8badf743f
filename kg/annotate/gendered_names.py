"""Given names that are nearly always a woman's or a man's, folded (small letters, no accents)."""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """
    abigail ada adela adelaide adriana agata agatha agnes agnieszka aicha aida aileen aisha alba alejandra alessandra
    alexandra alice alicia alina aline alison alma amalia amanda amelia amina aminata amy ana anastasia andreea angela
    angelica angelina anita anja ann anna anne annette annika antonia antonina anya arlene astrid audrey aurora ayesha
    barbara beatrice beatriz belinda benedicte bernadette bertha beth bettina betty bianca birgit bozena branka brenda
    bridget brigitte britta camila camilla carla carmen carol carolina caroline catalina catarina catherine cecilia celia
    celine chantal charlotte chiara christina christine claire clara clarissa claudia colleen constance cornelia cristina
    cynthia dagmar daisy daniela danielle daphne deborah delia denise diana dilma dina dominika donna dora doris dorothea
    dorothy ebba edith edna eileen ekaterina elaine eleanor eleni elena eleonora elisa elisabeth eliza elizabeth ella
    ellen elsa elvira emilia emily emma erika erna ernestine esther eugenia eva eve evelyn fatima fatou fatoumata faye
    federica felicity fiona flora florence frances francesca frida gabriela gabriella gabrielle gail galina gemma genevieve
    georgina geraldine gertrude gillian giorgia gisela giulia gloria grace greta gro gwen halima halina hanna hannah
    harriet hazel heather heidi helen helena helene helga henrietta hilary hilda hillary hina ida ilona imelda ines inga
    ingeborg ingrid irena irene irina iris irma isabel isabella isabelle ivana ivy jacqueline jadwiga jana jane janet
    janice jeanette jeanne jelena jennifer jenny jessica jill joana joanna jocelyn johanna josephine joyce juana judith
    julia juliana julie juliet kaja karen karin karina karolina katarina katarzyna kate katherine kathleen kathryn
    katrin katrina kaya keiko kersti khadija kinga kirsten kristina lara larisa laura lea leila lena lidia liliana lillian
    lina linda lisa liudmila livia liz ljubica lola loretta lorraine louise lourdes lucia lucie lucille lucy ludmila luisa
    lydia lyudmila mabel madeleine magda magdalena maja malala malgorzata manuela margaret margarita margot marguerite
    maria mariam marian mariana marianne marie marija marilyn marina marisa marisol marja marjorie marta martha martina
    mary maryam matilda maureen mavis maya megan melania melanie melinda mercedes meryl mette michelle mildred milena
    mina miriam mirjana molly monica monika muriel myriam nadezhda nadia nadine nadja nancy naomi natalia natalie natasha
    nelly nicola nicole nina noor nora norma nuria odile olena olga olivia oksana ornella paloma pamela patricia paula
    paulina pauline peggy penelope phyllis pilar polina priscilla rachel rania raquel rebecca regina renata rhoda rita
    roberta rosa rosalind rosario rose rosemary roxana ruth sabina sabine sabrina sally samantha sandra sanna sara sarah
    selma serena shirley sigrid silvia simone simona snezana sofia sofie sonia sonja sophia sophie soraya stella stephanie
    susan susana susanna susanne suzanne svetlana sviatlana sylvia sylvie tamara tanja tania tarja tatiana tatyana teresa
    tereza theresa therese tina tove tracey trudy ulrike ursula valentina valeria valerie vanessa vera veronica veronika
    victoria vigdis viktoria viola violeta virginia vivian viviane wanda wangari wendy wilhelmina winifred xiomara yael
    yasmin yelena yolanda yulia yvette yvonne zainab zeinab zeynep zita zlata zofia zoe zsuzsanna zuzana
    """.split()
)
MALE_NAMES = frozenset(
    """
    aaron abdul abdullah abraham adam adolfo adrian ahmad ahmed alan albert alberto aleksandar aleksander aleksandr
    alejandro alessandro alex alexander alexandre alexei alfonso alfred alfredo ali alistair alvaro amir anatoly anders
    andre andreas andrei andrej andres andrew andriy andrzej angus anthony antoine anton antonio antonis archibald ariel
    armando arnold arthur artur arturo arvid augusto axel baptiste barry bartosz basil ben benedict benjamin bernard
    bernardo bertrand bill bjorn bob bogdan bohdan boris brad brandon brian bruce bruno carl carlo carlos casper cesar
    charles christian christoph christophe christopher chuck clarence claude claudio clement clifford colin colm conor
    constantin craig cristian cyril cyrus dan daniel daniele dario darius dave david dean declan denis dennis derek diego
    dieter dimitri dimitris dirk dmitri dmitry dmytro domenico dominic don donald dragan duncan dusan dwight earl edgar
    edgars edmund eduardo edward edwin elias elliott emilio emmanuel emmett enrico enrique eric erich erik ernest ernesto
    ernst esteban eugene evan fabio faisal felipe felix ferdinand fernando filip francesco francis francisco francois frank
    franz fred frederic frederick fritz gabriel gareth gary gavin geoffrey george georgi georgios gerald gerard gerhard
    giancarlo gilbert giorgio giovanni giuseppe glenn gonzalo gordon graham greg gregory guido guillermo gunther gustav
    gustavo guy hamid hans harald harold harry harvey hassan hector heinrich helmut henri henrik henry herbert hermann
    hiroshi horst howard hugh hugo hussein ian ibrahim ignacio igor ilya isaac ismail ivan ivo jack jacob jacques jaime
    jake jakob jamal james jan janos jason javier jean jeff jeffrey jens jeremy jerome jerry jesse jesus jim joachim joao
    joaquin joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph joshua josip juan juha
    julian julio jurgen justin kamal karel karl kaspar keith ken kenneth kenji kevin khaled khalid klaus konrad
    konstantin kurt kwame kyle lars laszlo laurent lawrence lech lee leo leon leonard leonardo leonid leopold lewis
    liam lorenzo louis luc luca lucas luigi luis lukas luke maciej magnus mahmoud malcolm manuel marc marcel marcelo
    marco marcus marek mario marius mark marko martin mateo mathias matteo matthew matthias mauricio max maxim
    maximilian mehmet michael michal michel miguel mihai mike mikhail miklos milan milos miroslav mohamed mohammad
    mohammed moses muhammad mustafa nasser nathan nathaniel neil nelson nicholas nick nicolas nigel nikola nikolai
    nikos nils norman olaf oleg oliver olivier omar oscar osman otto owen pablo paolo pascal patrick paul paulo pavel
    pavlo pedro per peter petr petro philip philippe pierre pieter piotr priit qasim rafael rafal rahul ralph ramon raul
    raymond ricardo richard robert roberto rodrigo roger roland roman ronald rory ross roy rudolf rupert russell ryan
    said salman salvador sam samir samuel santiago scott sean sebastian serge sergei sergey sergio seth shaun sidney
    siegfried sigmund simon slobodan stanislav stanley stefan stefano stephen steve steven stewart stuart sven taras ted
    terence terry theodor theodore thomas tim timothy tobias todd tom tomas tomasz tommy tony travis trevor ulrich umar
    uwe valentin vasily vaclav viktor vincent vincenzo vitaly vladimir volodymyr walter warren wayne werner wilfred
    wilhelm willem william winston wolfgang xavier yahya yannick yann yevgeny yitzhak youssef yuri yusuf yves zachary
    zbigniew zoltan zoran
    """.split()
)
