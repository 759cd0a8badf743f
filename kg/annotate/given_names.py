"""Given names, family names that come first, and endings of family names: what tells that words name a person."""

from __future__ import annotations

import re

# Folded (without accents). Names of authority data come on top, so this holds what news of all regions add.
GIVEN = frozenset(
    """
    aaron abby abdallah abdul abdullah abdulaziz abdulkarim abdulrahman abel abigail abraham ada adam adama adebayo adel
    adela adele adem adil adina adnan adolfo adrian adriana adrien aeneas afonso agata agatha agnes agnieszka ahmad ahmed
    ahmet aida aidan aiko ailsa aime aino aisha aisling aivars akihiko akiko akinyi akira akmal aksel alan alassane albert
    alberto aldo alec aleksandar aleksander aleksandr aleksandra aleksandre aleksei aleksey alena alessandra alessandro
    alessia alex alexander alexandra alexandre alexandros alexandru alexei alexey alexis alfonso alfred alfredo ali alice
    alicia alina aline alioune alison alla allan alma altynai alvaro alya alyona amadou amal amalia amanda amara amartya
    amelia amina aminata amine amir amira amit amparo amy ana anais anais anastasia anatol anatoly anca anders andre andrea
    andreas andreea andrei andrej andres andrew andrey andrii andriy andris andrius andrzej ane aneta angel angela angelina
    angelika angus ania anibal anil anita anja anjali anna anne anneke anneli annika anouk ansel anthony anton antoine
    antonella antoni antonia antonin antonio antonis anura anusha anwar apinya april aram araceli archana ari ariana
    ariel arif aristides arjun arkadiusz arman armando armen arnold aron arta artem artur arturo arun aruna arvid arvind
    asel asger asha ashok asif asma asta astrid atanas ataullah athena attila audrey august aung aurelia aurelie aurora
    ayaan ayesha aylin ayodele ayse aysel aysha azad aziz aziza azra babak badr baher bakary bakyt baldur balazs banu
    barbara barnabas bartosz bashir basil basma batbayar batuhan bayar beata beatrice beatrix beatriz behrouz bekele bela
    belen ben benedict benedikt benedikte benita benjamin benoit bente berit berk bernadette bernard bernardo bernd berta
    bertrand besnik beth bettina bharat bianca bilal birgit birgitta biruk bjarni bjorn blanca blaz blerim bogdan bogdana
    bohdan bojan bolat boris borislav boryana bozena branislav branka branko brenda brian bridget brigitte britta bronislav
    bruce bruno budi burak burhan camila camille carine carl carla carles carlo carlos carmen carol carolina caroline
    carsten caspar catalina catarina catherine cecilia cecilie celeste celia celine cem cenk cesar chaim chandra chandrika
    chantal charles charlotte chatchai chiara chidi chika chinedu chinwe chioma chloe christa christian christiana
    christina christine christoph christophe christopher christos chukwuemeka ciara cillian ciprian claire clara clarisse
    claude claudia claudio claus clemens clement clotilde colette colin concepcion conor conrad constance constantin
    consuelo cora corinna corinne cornelia cornelius cristian cristiana cristina cristobal cyril cyrus dafydd dagmar
    dagny daiga dainius dalia damian damir damjan dan dana danica daniel daniela daniele danielle danijel danuta daphne
    darina dario dariusz darius darko darya dasha david davit davron dawit dawn dean deborah deepak deepika delfina delia
    demetrio denis denise deniz derek desmond desta detlef devi dewi diana didier diego dieter dilshod dilip dimitar
    dimitra dimitri dimitrios dimitris dina dinesh dino dirk djamel djamila dmitri dmitry dmytro dolores domenico
    dominic dominik dominika dominique don donata donatella dora doris dorota dorothea dorothy dragan dragana drago
    dragos dusan dylan eamon eamonn ebba ebru eda eddie edgar edgars edin edit edith edmond edmund edna edoardo eduard
    eduardo edward edwin eero efua egil eglantina egle eija eileen einar eirik eirini ekaterina ekrem elaine eldar eleanor
    elena eleni eleonora elham eli elias eliane elida elif elin elina eline elisa elisabeth elise elizabeth ella ellen
    elmar elmira elnur elodie eloise elsa elvin elvira elzbieta emanuel emanuela emeka emil emile emilia emilie emilio emily
    emine emir emma emmanuel emmanuelle emre ender endre eneida enkhjargal enric enrico enrique ercan erdem eric erica erich
    erik erika erin erkki erlan erna ernest ernesto ernst ervin erwin esra esteban estela esther etienne eugen eugene
    eugenia eugenio eva evan evangelos evelina evelyn evgeni evgenia evgeny ewa eyal eyvind fabian fabienne fabio fabrice
    fabrizio fadi fahad faisal faith falk fanny farah farhad farid farida faris farouk farzana fatih fatima fatma fatou
    fatoumata faustin fawzia fay federica federico felicia felicity felipe felix ferdinand ferenc fergus fernanda fernando
    feride festus filip filipa filippo filomena finn fiona fionnuala firas flavia flavio florence florent florian
    floriane folake fotini frances francesca francesco francine francis francisca francisco franciszek franck francois
    francoise frank frans frantisek franz fred frederic frederick frederik fredrik frida friedrich fritz fuad fumio gabor
    gabriel gabriela gabriele gabriella gabrielle gael gaetano galina gamal ganna gareth garfield gary gaspar gaston gavin
    gediminas geeta genoveva geoffrey georg george georges georgi georgia georgina georgios georgy gerald gerard gerardo gerd
    gerhard german gert ghada ghassan gheorghe giacomo gianni giancarlo gianluca gijs gilbert gilberto gilles gina
    giorgi giorgia giorgio giovanna giovanni girish gisela gitanas gitte giulia giuliano giuseppe gizem gloria goran gorel
    gordon grace graciela graeme graham grant graca greg gregor gregoire gregory greta grigol grigory grzegorz gudrun
    guido guilherme guillaume guillermo gulmira gulnara gulshan gunilla gunnar gunther gunvor gus gustaf gustav gustavo
    gwen gyorgy habib hadi hadiza hafsat haider hailemariam hakan hakim hala haldor halima halina halla hamad hamed hamid
    hamza han hana hanan haneen hania hanna hannah hannes hans harald haris harold harri harriet harry haruki haruto hasan
    hashim hassan hatice hattie hawa haya hector hedda hedvig heidi heikki heinrich heinz helen helena helene helga helge
    helle helmut hend hendrik henri henriette henrik henrique henry henryk herbert heriberto herman hermann hernan herta
    hicham hideo hilda hilde hillary hind hiroshi hisham hong horacio horst hortensia hossein houda howard hrach hubert
    hugh hugo humberto humphrey husam hussein hussain ian iain ibrahim ida idris ieva ignacio ignas igor ihor ikram
    ilaria ildar ildiko ilham ilias ilie ilir ilka ilkka ilse ilya ilze iman imani imran imre ina inaya indira indra
    indre ines ineta inga inge ingeborg ingemar inger ingibjorg ingrid ingunn inna ines ioan ioana ioanna ioannis ion ionut
    irakli irena irene irfan irina iris irma isa isaac isabel isabela isabella isabelle isadora isaias isam isatou
    isidora isidro islam ismael ismail isolde istvan ivan ivana ivar ivica ivo ivor ivona iwan izabela jaak jaana jack
    jackie jaclyn jacob jacqueline jacques jadranka jadwiga jae jafar jaime jakob jakub jalal jamal james jamila jamal jan
    jana jane janet janice janina janine janis janne janos janusz jari jarmila jaromir jaroslav jaroslava jaroslaw jarrett
    jasmin jasmina jasna jason javad javier jawad jay jean jeanne jeff jeffrey jelena jennifer jens jeremy jerome jeronimo
    jerry jerzy jesper jesus jethro jim jimena jiri jitka joachim joan joana joanna joanne joao joaquim joaquin jochen
    joel joelle joerg johan johann johanna johannes john jolana jolanta jon jonas jonathan jonna joost jorge jorgen jose
    josef josefa josefina joseph josephine joshua josip joy joyce jozef juan juana juanita judith judit judy juhani jukka
    jules julia julian juliana julie julien juliet juliette julio julius jun jung juraj jurgen juris justin justina justine
    justyna jutta jyri kadiatou kai kaisa kaja kajsa kalle kalpana kamal kamala kamil kamila kamran kanat kara karel karen
    karim karima karin karina karl karla karolina karoline karolis karsten kasia kaspar katalin katarina katarzyna kate
    katerina katharina katherine kathleen kathryn kati katia katja katrin katrina katrine kavita kay kazimierz kazuo
    keiko keir keith kelechi kelly kemal ken kenan kenji kenneth kenta kerim kerstin kerttu kevin khadija khadim khaled
    khalid khalil kim kimberly kiran kirill kirsi kirsten kjell klara klaudia klaus klavs klemens koffi kofi kojo komal
    konrad konstantin konstantinos korina kosta kostas kristaps kristen kristian kristiina kristijan kristin kristina
    kristine kristof krisztina krystyna krzysztof kseniya kumar kunle kwabena kwaku kwame kwasi kweku kyaw kyle kyriakos
    lachlan ladislav laila lajos lale lamia lamine lana lara larisa lars larysa lasse lassi laszlo latif latifa laura
    laurence laurent lauri lautaro layla lea leah leandro leanne lech lee leena leif leila lejla lemma lena lenka leo leon
    leona leonard leonardo leonid leonor leopold leopoldo lesia leslie leszek leticia leung levan levent levi leyla lidia
    lidija lidiya liesbeth lila lilia lilian liliana lilit lily lina linda lindiwe linnea linus lisa lisbeth liselotte liv
    livia liz ljiljana ljubica lluis lorena lorenzo loretta lorna lotta lotte lou louis louisa louise lourdes lubomir luc
    luca lucas lucia lucian luciana luciano lucie lucien lucio lucy ludmila ludovic ludovico ludwig luis luisa luise luiz
    luka lukas lukasz lulu luz luzia lyubov maaike maarten maciej maddalena madeleine madina madis mads magda magdalena
    maggie magnus maha mahamadou maher mahesh mahmoud mahmud mai maia maija maira maite maj maja majid makar makena
    malala malgorzata malik malika malin mamadou mamuka manal mandla manfred manish manoj manon manuel manuela mara marat
    marc marcel marcela marcelo marcia marcin marco marcos marcus marek maren marga margaret margarida margarita margareta
    margot margrethe margus mari maria mariam mariama marian mariana marianna marianne mariano marica marie marieke mariella
    marija marijke marijana marika marilyn marin marina marine mario marion marios marisa marisol marit marius mariusz
    mariya marja marjan marjorie mark marketa marko markus marlene marta marte martha martim martin martina martine martti
    marvin marwa marwan mary maryam maryna masha masud matea matej mateja mateo mateus mateusz mathias mathieu mathilde
    matias matilda matteo matthew matthias matti maud maura maureen maurice mauricio mauro max maxim maxime maximilian maya
    mayumi mayra mazen megan mehdi mehmet mehran mei mel melania melanie melina melis melissa mercedes mercy meredith merete
    merita merve meryem mia micaela michael michaela michal michalis micheal michel michela michele michelle miguel miha
    mihai mihaela mihail mihkel mika mikael mikel mikhail mikheil mikko mikkel mikolaj mila milan milana milada milena
    milica milos milos miloslav mimi mina mindaugas minna mira miranda mirela mireille miren miriam mirjam mirjana miro
    miroslav miroslava mirko mirza misha mitja moana modou mohamad mohamed mohammad mohammed mohammad mohan moira moises
    mona monica monika monique montserrat morgan morten moses moshe mostafa mouna moussa muhammad muhammadu mukhtar munir
    murad murat muriel musa mustafa myriam myrto mysore nabil nadeem nader nadezhda nadia nadim nadine nadira nadja nadya
    naeem nahid nahla naima najib najla nana nancy nandini naoki naomi narges narine nasser nasim nasrin nassim natalia
    natalie natalija nataliia nataliya natalya natasa natasha nathalie nathan nathaniel naveed nayef nazanin nazim neema
    neil nela nelly nelson nenad neringa nermin nerea nestor neven nia niall nicholas nick nicola nicolae nicolas nicole
    nicoleta niels nigel nihal nihat nikhil nikita nikola nikolai nikolaos nikolas nikolay nikoleta nikolina nikolaj nikos
    nilanthi nils nilufar nima nina nino niran nisha nizar njoki noa noah noam noel noelia noemi noor nora norah norbert
    norma nour nuno nur nuri nuria nuriya nurlan nurul oana odd odeta odile okan oksana ola olaf olav ole oleg oleh
    oleksandr oleksandra oleksii oleksiy olena olga olgun oliver olivia olivier olof olufemi olusegun oluwaseun omar omari
    omer ona ondrej onur ophelia orest orla orlando orsolya oscar oskar osman osvaldo oswald otto oumar oumou ousmane
    owen oyelaran ozan ozge ozlem pablo paddy padraig pal paloma pamela pantelis panos paola paolo paraskevi parisa
    parvez parviz pascal pascale pasquale pat patricia patricio patrick patrik patrycja patryk paul paula paulina pauline
    paulo pavel pavlo pavol pawel payam pearl peder pedro peggy pekka penelope per percival pernille pervin petar peter
    petr petra petre petri petro petros petru petter philip philipp philippa philippe phoebe phyllis pia piera pierre
    piers pieter pietro pilar piotr piret plamen poul prakash pranab prasad pratima preethi priit prisca priscilla priya
    priyanka prosper przemyslaw purnima rachel rachid radek radka radko radmila radoslav radoslaw radovan radu rafael
    rafaela rafal raffaele raghad ragnar ragnhild rahel rahim rahul raili raimo raisa raj raja rajesh rajeshwari rajiv
    raluca ralf ralph ram rama ramadan rami ramiro ramla ramon ramona ramune rana ranald randi rani rania ranil ranjit raoul
    raphael raquel rasa rashid rashida rasmus raul ravi ravshan raya raymond raymonde razvan rebeca rebecca reem regina
    reinhard reinhold reinis reiko rekha remi renaldo renata renate renato rene renee reuben reza rhea rhys ricardo
    riccardo richard rick rigoberto rikke rima rimantas rina rita ritva robert roberta roberto robin rocio roderick rodica
    rodolfo rodrigo roger rohan roland rolando rolf roma romain roman romana romeo ronald ronan ronja rosa rosalia rosalie
    rosalind rosario rosemary roser rositsa rossella roswitha roula roxana roy ruairi ruben ruby rudi rudolf rufus rui
    rukhsana rula rumen rune rupert rusudan ruslan rustam ruta ruth ryan ryota ryszard saad saara sabah sabina sabine
    sabrina sadia sadiq saeed safia safiya said saif saima saira sakari sakiko salah salamatou saleh salem salih salif salim
    salima salma salman salome salvador salvatore sam sami samia samira samir samson samuel samuela samy sana sanaa
    sandor sandra sandrine sandro sanja sanjay sanna santiago santeri saoirse saori sara sarah sari sarita sarka sasha
    sauli saule saulius savannah sean sebastian sebastiao sebastien seda seema sefa segun selim selin selma semra
    seppo serena serge sergei sergey sergio serhii serhiy serkan servet sevda sevinj seydou shabnam shafiq shahid shahin
    shaima shalini shamil shamim shane shanti sharif sharmila sharon shaukat sheila shelley sherif shigeru shilpa shimon
    shin shinzo shirin shirley shiv shlomo shola shota shreya sibel sibusiso siddharth siegfried sigrid sigridur sigurd
    silje silke silva silvana silvia silvio silvija sima simeon simon simona simone sinan sindre sindiwe sinead siobhan
    sipho siri sirje siti sissel slavko slawomir slobodan snezana snorri sofia sofie sofija sofya soledad solomon solveig
    sona sonia sonja sophia sophie soraya soren sorin sotiris soumaya spiros spyros srdjan stanislav stanislava
    stanislaw stefan stefania stefanie stefano stefanos steffen steinar stela stella stelian stelios sten stepan stephane
    stephanie stephen steve steven stevan stig stina stjepan stoyan stuart subhash sudha suhail sukhbaatar sulaiman
    suleiman suleyman sultan sumitra sun suna sunil sunita supriya suresh susan susana susanna susanne sushila
    suzana suzanne svante svein sven svend svenja svetlana svetoslav svitlana swati sylvester sylvia sylvie syed szabolcs
    szilard szymon tadas tadeusz tahir tahmina taina taisia takashi takeshi talal talia tamar tamara tamas tamer tamika
    tamsin tania tanja tanya tapio tara taras tarek tariq tarja tarmo taro tasneem tatiana tatjana tatyana teodor teodora
    terence teresa terezia tereza terhi terje terry tesfaye tetiana thabo thandi thandiwe thea thelma themba theodor
    theodora theodore theodoros theresa therese thierry thomas thor thora thordis thorsten tiago tiberiu tigran tihomir
    tiina tim timo timothy timur tina tinatin tine tito tobias todd todor tolga tom tomas tomasz tomaz tomoko tommaso
    tone toni tony tor torben tore torgeir toril torsten tove toyin traian trevor trine tristan trond trygve tsegaye tudor
    tuija tulay tuomas turkan tuva tyrone uchenna udo ugo ulf ulises ulla ulrich ulrika ulrike uma umar umberto umut una
    urmas urs ursula usha usman uwe vaclav vadim vadym vahid vaida vaira vakhtang valentin valentina valentyna valeria valerie
    valerio valeriu valery valter vanda vanessa vanja vasil vasile vasiliki vasilis vasily vasyl veera veli velimir venkat
    vera verena verica vero veronica veronika vesa vesna viacheslav vibeke vicente victor victoria vid vida vidar vigdis
    vijay viktor viktoria viktoriia vilhelm vilma vincent vincenzo vinod viola violeta viorel viorica virginia virginie
    virpi vishal vita vitalie vitalii vitaliy vitaly vito vittoria vittorio vivek vivian viviana vjosa vlad vlada vladimir
    vladislav vlasta vojtech volha volker volkan volodymyr vuk vusi vyacheslav vytaute vytautas wael wafa wahid waleed walid
    walter wanda wangari wanjiru warren wayan wendy werner wieslaw wilfred wilhelm willem william wilma wilson winston
    wiktor witold wojciech wolfgang xavier ximena xhemal yaacov yael yahya yair yakov yakubu yamina yan yana yanis yann
    yannick yannis yara yasemin yaser yasmin yasmina yasmine yasuo yaw yazid yehuda yelena yerlan yetunde yevgenia yevgeny
    yevhen yiannis yildiz yiorgos yitzhak yoav yohannes yolanda yonatan yordan yosef yoshiko yossi youssef yousef yuki yukio
    yulia yuliia yuliya yuri yuriy yury yusuf yuval yves yvette yvonne zachary zahid zahir zahra zaid zaide zainab zaki zamira
    zane zara zarina zaur zbigniew zdenek zdenka zdravko zehra zelda zeljka zeljko zeynep zhanna zhivko zineb zita zivile
    ziyad zlata zlatan zlatko zofia zoe zoi zoltan zora zoran zorica zsofia zsolt zsuzsanna zubair zuhal zuhra zurab zuzana
    zydrunas
    """.split()
)

# Family names of Chinese, Korean and Vietnamese people, which stand before the given name also in English.
FAMILY_FIRST = frozenset(
    """kim xi li wang zhang liu chen yang zhao huang zhou wu xu sun ma zhu hu guo he lin luo liang song tang han feng
    deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei lu ding ren yao shen park lee moon yoon choi
    jung kang cho ri nguyen tran le pham vo to luong hun sam mao hor cui qin chung seo shin ahn bae baek hong hwang
    jang jeong jeon kwon lim noh oh ryu son yun pak chang chae gao fan fang fu gong gu hao hou jia jin kong lai lei
    long lyu mo ni niu qi qian qiu shao shi su tan tao wen xia xie xiong yan yin zheng zhong zou bui dang dao dinh do
    doan duong hoang ho huynh lam ly mai ngo phan quach ta thai trinh truong vu vuong sok chea heng keo prak
    """.split()
)

# Endings of family names: such as hardly another word has, and such as need a given name beside them.
SURNAME_END = re.compile(
    r"(?:dottir|ovic|evic|ovich|evich|ovna|evna|enko|czyk|wicz|icz|ovsky|evsky|ewski|owski|ewska|owska|inski|inska|skyi"
    r"|skaya|skiy|shvili|adze|idze|odze|oglu|zade|zada|zadeh|poulos|poulou|opoulos|iadis|escu|eanu|auskas|ickas|iene"
    r"|aityte|aite|yte|utyte|ishvili|yeva|yev|enkov|enkova|bekov|bekova|bayev|bayeva|wardena|ratne|singhe|swamy|akumar|khuu)$"
)
SURNAME_LIKE = re.compile(
    r"(?:[^aeiou]ov|[^aeiou]ova|[^aeiou]ev|[^aeiou]eva|chuk|akis|idis|[^aeiou]sky|[^aeiou]ski|[^aeiou]ska|[^aeiou]yan"
    r"|[^aeiou]ian|[^aeiou]ic|quist|qvist|strom|gren|berg|lund|gaard|holm|sson|[^aeiou]son|[^aeiou]sen|[^aeiou]ins|inen"
    r"|onen|anen|[^aeiou]ez|eira|eiro|inho|elli|etti|ucci|mann|meier|maier|meyer|bauer|reddy|murthy|khan|pour|nejad|zai)$"
)

# Given names or surnames that are places, too; a name they begin is a person's if a name follows.
ALSO_PLACES = frozenset(
    """adelaide alexandria austin beirut bethlehem brandon brooklyn cali camden carolina catania chad charlotte chelsea
    china cordoba dakota dallas denver devon diego florence france francisco geneva georgia hamilton houston india ireland israel
    jackson jordan kent kenya kingston lima lincoln lorraine lourdes madison malta marino medina milan montana nadi naples
    nelson odessa oran orlando oxford paris preston regina rosario salvador samara santiago savannah shannon sofia
    stanley sydney trinidad troy valencia valentina varna verona victoria vienna virginia wellington
    windsor york""".split()
)
