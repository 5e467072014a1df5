/**
 * English words that people at work use for the same thing: groups are parted by bars, any form of a word will do (they are
 * stemmed). Written for this product. Kept to near synonyms: a wrong one costs more than a missing one.
 */
export const english = `
abandon quit drop | ability skill competence capability | absence leave holiday vacation
absent away missing | abuse misuse harassment | accelerate quicken hasten | accept approve agree
acceptance approval agreement consent | access entry admission | accident incident injury mishap
accommodation housing lodging | accomplish achieve attain | account profile
accounting bookkeeping finance | accurate exact precise correct | achieve reach accomplish attain
acquire obtain gain | acquisition takeover purchase | act behave | activity action
adapt adjust modify customise customize tailor | add append insert include | address location
administrator admin | advance progress | advantage benefit plus merit upside
advertise promote publicise publicize | advertisement advert ad commercial
advice guidance counsel tip recommendation | advise counsel recommend
agenda schedule programme program | agree consent | agreement contract deal accord
aid help assistance support | aim goal objective target purpose | airplane plane aircraft flight
alarm alert warning | alert notify warn | allow permit enable let | allowance stipend benefit
alternative option choice | amend change revise | amount quantity sum
analyse analyze examine study | analysis study examination | anger rage fury
angry annoyed furious mad upset | announce declare publish | announcement notice bulletin
annoy irritate bother | annual yearly | anonymous unnamed nameless | answer reply response respond
apartment flat | app application software | appeal complaint objection | apply request
appoint name nominate | appointment meeting booking | appraisal review evaluation assessment
apprentice trainee intern | approach method way | appropriate suitable proper
approve authorise authorize sanction | area zone region district | argue debate dispute
argument debate dispute | arrange organise organize plan | arrive come | article item
ask request inquire query | assemble build | assess evaluate judge rate | asset property resource
assign allocate allot | assist help aid support | assistant aide helper
associate colleague partner | attach fasten join | attempt try effort
attendee participant visitor | authentication login signin sign-in | authority power
automate mechanise mechanize robotise | automatic automated automatically | automobile car vehicle
available accessible free | average mean | avoid prevent evade | award prize reward bonus
aware conscious | backup copy | bad poor | badge pass card | ban forbid prohibit outlaw
bank lender | bathroom toilet restroom lavatory washroom | battery accumulator
begin start commence launch | beginning start outset | behaviour behavior conduct
belief opinion view | benchmark yardstick | benefit perk advantage | bicycle bike cycle cycling
big large huge great | bill invoice | bin trash rubbish wastebasket dustbin | birthday anniversary
blame fault | block obstruct | board panel committee | bonus premium reward incentive
book reserve | booking reservation | border boundary frontier | boring dull tedious
boss manager supervisor superior | bottleneck congestion constraint | bottle flask | bottom base
box crate carton | brake stop | branch office | brand label trademark | break pause rest
breakdown failure outage | bribe corruption | brief short concise | briefing update | bright light
broadcast transmit | broken faulty defective damaged | budget funds
bug defect error fault glitch | build construct make create | building premises facility
bulb lamp light | bureaucracy paperwork red-tape | burn-out burnout exhaustion | bus coach shuttle
business company firm enterprise corporation | busy occupied | buy purchase procure acquire
buyer purchaser customer | cabinet cupboard locker | cable wire cord | cafeteria canteen lunchroom
calculate compute | calendar schedule diary | call phone ring telephone | cancel revoke annul
cancellation termination | cannabis marijuana hemp pot weed | capacity volume | capture record
car auto automobile vehicle | carbon co2 emission | care attention | career profession job
cargo freight load | carpool carpooling rideshare ridesharing lift-share | carry transport
cash money | catalogue catalog list | catch capture | category class type group | cause reason
cell mobile | ceo director | certificate diploma qualification | chair seat | challenge contest
chance opportunity | change alter modify | charge fee price | charger charging
chart graph diagram | chat conversation message messaging | cheap inexpensive affordable low-cost
cheat deceive | check verify inspect control | checklist list | chemical substance | child kid
children kids childcare | choice option selection | choose select pick | circulate distribute
city town | claim demand | class course lesson | clean tidy | cleaning tidying housekeeping
clear plain | clerk employee | clever smart | client customer | climate environment | close shut
closed shut | closure shutdown | clothing clothes garment apparel | clue hint | coach mentor
coaching mentoring | coffee espresso | cold chilly | collaborate cooperate co-operate
collaboration cooperation teamwork | colleague coworker co-worker teammate peer | collect gather
college university | colour color | combine merge join | comfort ease | comment remark feedback
commerce trade | commission fee | committee board council | communicate talk
commute commuter commuting travel | company business firm organisation organization
compare contrast | compensation pay remuneration reimbursement | compete rival
competition contest rivalry | competitor rival | complain grumble | complaint grievance
complete finish full | complex complicated difficult | complicated complex intricate | comply obey
component part piece | compulsory mandatory obligatory | computer pc laptop | conceal hide
concentrate focus | concept idea notion | concern worry | conclude finish | condition state
conference congress convention | confidence trust | confident sure | confidential private secret
confirm verify | conflict dispute | confuse puzzle | confusing unclear | connect link
connection link | consequence result effect | conserve save preserve | consider think
construct build | construction building | consultant adviser advisor | consume use
consumer customer | consumption use usage | contact reach | container box | contemporary modern
contest competition challenge | continue proceed | contract agreement | contribute give donate
contribution donation | convenient handy | conversation talk chat dialogue | convert transform
convince persuade | cook chef | cool chill | cooling air-conditioning aircon ventilation
coordinate organise organize | copy duplicate replicate | corporation company | correct right
correct fix rectify | correspondence mail | corridor hallway hall | cost price expense
council board | counsel advice | count number | country nation | courier delivery messenger
course training class | cover lid | coworker colleague | crash collapse | create make produce
creative inventive | crew team staff | crime offence | crisis emergency | criterion standard
criticise criticize blame | criticism critique feedback
crucial vital essential critical important | cup mug | cure remedy heal | currency money
current present | curriculum syllabus | customer client consumer
customise customize personalise personalize | cut reduce | cycle bike | daily everyday
damage harm | danger hazard risk peril | dangerous unsafe hazardous risky | dashboard cockpit
data information | date day | daycare childcare nursery creche kindergarten | deadline due-date
deal bargain | debt loan | decide determine | decline refuse reject
decrease reduce lower lessen diminish | defect fault flaw bug | defend protect
deficiency shortage lack | degree diploma | delay postpone | delay lateness | delayed late overdue
delete remove erase | deliver supply | delivery shipment shipping | demonstrate show
demonstration demo | deny refuse | depart leave | department division unit | dependable reliable
describe explain | design layout | desk workstation table | destroy ruin | detect discover notice
developer programmer coder engineer | device gadget appliance equipment | diagram chart
diet food | different distinct | difficult hard tough | difficulty problem | digital electronic
digitise digitize digitalise digitalize | diminish decrease | director manager | dirt filth
dirty filthy unclean | disability handicap | disabled handicapped | disappear vanish
discard dispose throw | disclose reveal | discount rebate reduction | discover find
discrimination bias | discuss talk | discussion debate conversation | disease illness sickness
dish plate | dislike hate | dismiss fire sack | display screen monitor | dispose discard
disturb interrupt bother | disturbance interruption noise | diverse varied | diversity inclusion
divide split | doctor physician | document paper file | documentation manual handbook
donate give | donation gift | double twice | draw sketch | drawing sketch | drink beverage
driver chauffeur | drop fall | duplicate copy double | duty task | earnings income
easy simple effortless | economical thrifty | edit revise | educate teach train
education training schooling teaching | effect impact result | efficiency productivity
efficient productive | elderly old aged | elect vote | election vote ballot
electricity power energy | electric electrical | elevator lift | eliminate remove
email e-mail mail | emission exhaust pollution | employ hire | employee worker staff personnel
employment job work | empty vacant | encourage motivate stimulate | end finish | enhance improve
enjoy like | enlarge expand | enormous huge | enquiry inquiry question | ensure guarantee
enterprise company | entertain amuse | enthusiasm passion | entire whole | entrance entry door
environment surroundings nature | environmental ecological green | equal same | equality fairness
equipment gear tools | error mistake | essential necessary | establish found | estimate guess
evaluate assess | evaluation assessment | evening night | event occasion | evidence proof
exact precise | exam examination test | examine inspect | example instance
excellent great superb outstanding | exchange swap trade | exercise workout sport fitness
exhausted tired | exhibition fair | expand grow | expansion growth | expense cost expenditure
expenses reimbursement | expensive costly pricey | experienced skilled
experiment trial test pilot | expert specialist | expertise knowledge | expire lapse
explain clarify | extend prolong | external outside | extra additional | fabric cloth textile
factory plant | failure breakdown | fair just | fake counterfeit false | false wrong
family relatives | famous well-known | fast quick rapid speedy | fatigue tiredness | fault defect
feasible possible | feature function functionality | federal national | fee charge
feedback comment | feeling emotion | female woman | fetch get | fight combat | file document
final last | finance fund | financial monetary | find locate discover | fine penalty
finish complete end | fire dismiss | firm company | fix repair mend | flaw defect
flexible adaptable | flight plane | floor storey | flower plant | fluid liquid | folder directory
food meal nutrition | forbid ban | forecast prediction | foreign overseas | forest wood
forum board | foster promote | fraud scam | free gratis | freedom liberty | freight cargo
frequent common | frequently often | fridge refrigerator | frustrated annoyed
fuel petrol gas gasoline diesel | fun enjoyment | function feature | fund finance money
funding financing | gadget device | garage parking | garbage trash rubbish waste refuse
gas petrol fuel | gear equipment | gender sex | generate produce | genuine real | get obtain
gift present | glad happy | global worldwide international | goal aim target
goods products merchandise | government administration | grade mark | graph chart
green ecological sustainable eco-friendly | greet welcome | grocery supermarket | group team
grow increase | guarantee warranty | guest visitor | guide manual handbook | guideline rule
gun firearm weapon | guy man | gym fitness | habit custom | hall corridor | halt stop
handle manage | handover transfer | handy useful | happen occur | happy glad pleased satisfied
hard difficult | hazard danger | headphones headset earphones | headquarters headoffice hq
health wellbeing wellness | healthcare medical medicine | hear listen | heat warmth
heating heater radiator | help aid support | helpdesk servicedesk support | high tall
highway motorway freeway | hint tip | hire recruit employ | hiring recruitment recruiting
hobby pastime | holiday vacation leave | home house
homeworking teleworking telework telecommuting telecommute remote | honest sincere | honour honor
hospital clinic | hot warm | hotel lodging | humour humor | hurry rush | hurt injure
hygiene cleanliness sanitary | idea suggestion proposal | identical same
identify recognise recognize | ill sick unwell | illegal unlawful | illustrate show
image picture photo | immediate instant | immediately instantly | immigrant migrant alien
immigration migration | impact effect | implement introduce | important significant
improve enhance better | improvement enhancement | inbox mailbox | incentive bonus
incident accident | income earnings revenue | incorrect wrong | increase raise grow
indicate show | individual person | inefficient wasteful | inexpensive cheap | inform notify tell
information info data | initial first | injury wound | innovation invention | innovative new
inquiry enquiry | inspect check | inspection check | instruct teach | instruction manual
instructor trainer teacher | instrument tool | intelligent smart | international global
internet web online | intern trainee | interrupt disturb | introduction onboarding
inventory stock | investigate examine | issue problem | item thing | jam congestion | job work
journey trip | keep retain | kind type | kitchen kitchenette pantry | knowhow knowledge
lab laboratory | label tag | labour labor work | lack shortage | lamp light
laptop notebook computer | large big | late delayed | launch start | law legislation
lawful legal | lawyer attorney | layoff redundancy | leader boss | leadership management
leak leakage | learn study | learning training | lecture talk | lend loan | lesson class
liability responsibility | licence license permit | lighting lamps | limit restrict
limitation restriction | line queue | litter rubbish | loan credit mortgage | lobby reception
location place site | locker cabinet | login signin logon | logistics transport | lorry truck
lost missing | loud noisy | lower reduce | loyal faithful | luggage baggage | lunch meal
machine machinery | mail email | main primary | maintenance upkeep servicing | male man
manager boss supervisor | mandatory compulsory | manner way | manual handbook
manufacture produce make | manufacturing production | marketing promotion advertising
meal lunch dinner | measurement metric | media press | medicine drug medication
meeting conference gathering | merge combine | merchandise goods | message note
method way procedure | metric indicator kpi | middle centre center | military army
minimise minimize reduce | minutes notes protocol | missing absent lost
mobile phone smartphone cellphone | modern contemporary up-to-date | modify change
money cash funds | monitor screen | monitor track | morale motivation | mortgage loan
motivate encourage | motor engine | move relocate | movie film | multiple several many
mute silent | nature environment | neat tidy | necessary needed required | need require
negotiate bargain | newcomer starter joiner | newsletter bulletin | newspaper paper
nice pleasant | noise sound | normal usual | notification alert | notify inform | nuclear atomic
nutrition food | objective goal | obligation duty | observe watch | obsolete outdated
occupation job | office workplace | oil petroleum | online internet | openness transparency
operate run | opinion view | optimise optimize improve | option choice
organisation organization company | organise organize arrange | origin source
outage breakdown downtime | outcome result | outdated obsolete old | oven microwave stove
overview summary | pack wrap | package parcel packet | packaging wrapping | paperless paper-free
paperwork bureaucracy forms | parcel package | parent mother father | parking carpark garage
part component | participant attendee | participate join | pass badge | password passcode pin
pause break | pay salary wage | payroll salary | pension retirement | perk benefit
permission consent authorisation authorization | permit allow | personal private
personalise personalize customise | personnel staff | phase stage | phone telephone
photo picture photograph image | pick choose | piece part | pilot trial | place location
plane aircraft | plug socket outlet | policy rule | polite courteous
politician congressman senator | poll survey | pollution contamination | portal website
possess own | power electricity | praise compliment recognition | predict forecast
prejudice bias | prescription medication | presentation slides | preserve conserve
pressure stress | prevent avoid | previous earlier | price cost | printer copier
prison jail incarceration | private confidential | prize award | problem issue trouble
procedure process | process procedure workflow | procure buy | procurement purchasing
produce make | profession occupation | profit gain | program programme | programmer developer
prohibit ban | proposal suggestion | propose suggest | protection safety | prototype mock-up
provide supply | provider supplier | punish penalise penalize | purchase buy | purpose aim
qualification certificate | qualified skilled | quantity amount | quarrel argue | question query
questionnaire survey | quick fast | quiet silent | quietness silence | quit leave | rack stand
rail train | raise increase | rapid fast | react respond | reaction response | realise realize
rebate discount | receive get | recognise recognize | recognition appreciation | recommend suggest
recommendation advice | recruit hire | recruitment hiring | recycle reuse | recycling reuse
reduce cut lower decrease | reduction cut decrease | redundant superfluous
refund reimburse reimbursement money-back | refuse reject | region area | register enrol enroll
registration enrolment | regulation rule | reimburse refund | relax rest | remark comment
remedy cure | reminder alert | remote telework homeworking | remove delete
renewable sustainable solar | rent lease hire | repair fix | replace substitute
replacement substitute | reply answer | request ask | rescue save | research study | reside live
resident inhabitant citizen | resign quit | resolve solve | respond answer | response answer
responsibility duty | rest break | restaurant canteen | retail shop | revenue income
review evaluation | revise amend | reward award | rich wealthy | risk danger | road street
roof rooftop | room space | rubbish waste | rude impolite | sack dismiss | sad unhappy
safe secure | safety security | salesperson seller | satisfied happy | scared afraid
schedule timetable | scooter moped | search find | secret confidential | secretary assistant
seek search | select choose | selection choice | seller vendor | seminar workshop | send transmit
sensor detector | setting configuration | shape form | shared common | shelf rack
shipment delivery | shipping delivery | shop store | shuttle bus | sick ill | sickness illness
similar alike | simple easy | simplify streamline | site location | skill ability | slowness delay
small little tiny | smartphone mobile | smell odour odor | smoking cigarette tobacco | socket plug
software app application program | solar photovoltaic sun | solution fix answer | sort kind
spam junk | speak talk | speech talk | speed pace | speedy fast | sport exercise
spouse husband wife | squander waste | stair stairs staircase | standard norm
standardise standardize unify | start begin | statistics figures | stealing theft
stimulate encourage | storage warehouse | strange odd | strengthen reinforce | student pupil
subject topic | subsidise subsidize fund | subsidy grant | sufficient enough
suggest propose recommend | suitable appropriate | summarise summarize | supervisor boss
supplier vendor provider | support help | surgery operation | surplus excess | sustainable green
sustainability environment | swap exchange | sync synchronise synchronize | tablet ipad
tap faucet | target goal | task job | tax levy | taxi cab | teach train | teacher instructor
teamwork collaboration | technician engineer | technique method | technology tech | television tv
temperature thermostat | template form | tenant renter | terminate end | terrible awful horrible
test trial | theme topic | therapy treatment | thermostat heating | threat danger
timesheet timetracking | tip advice | toilet restroom | toxic poisonous | track trace
trainee apprentice | trainer instructor | training course education | transform change
translation interpreting | transparent open | transport transportation | trash garbage
travel trip | trial pilot test | trouble problem | try attempt | tyre tire | unclear vague
unemployed jobless | uniform workwear | unit department | unnecessary needless | unsafe dangerous
urgent pressing | usage use | use utilise utilize | vacancy opening | vacation holiday
vaccine vaccination | value worth | vegan vegetarian plant-based | vehicle car | vendor supplier
ventilation airing | verify check | video film | videoconference videocall video-call zoom teams
vital crucial | volunteering charity | vote ballot | voucher coupon | wage salary | waiting queue
want wish | warehouse depot | warn alert | warning alert | wash clean | waste rubbish garbage
way method | weapon gun | web internet | webinar online-seminar | website site
wellbeing wellness | wide broad | wifi wi-fi wireless wlan | wire cable | wood timber
worker employee | workflow process | workforce staff | workstation desk | worldwide global
zone area
`
