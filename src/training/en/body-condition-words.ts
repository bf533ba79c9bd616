/** What people call what they have, or have had, in English; read as the other words for the body are. */
export const CONDITION_WORDS = {
  bones:
    'osteoporosis, osteopenia, osteoporotic, weak bones, brittle bones, thin bones, soft bones, bones are ' +
    '(brittle/weak/thin/soft/fragile/thinning), bone density, osteo, porous bones, bones like glass, ' +
    'fragile bones, brittle bone, thinning bones, bone thinning, bone loss, low bone, weak bone, dexa ' +
    'scan, vertebral fracture, compression fracture, fragility fracture, fractured vertebra, fractured ' +
    'vertebrae, broken vertebra, broke a vertebra',
  weightLoss:
    '(unexplained/unintended/unwanted/unplanned/unintentional) weight loss, weight keeps dropping, losing ' +
    'weight unexpectedly, (weight/weight is/clothes are/trousers/jeans/jeans are) falling off me, weight ' +
    'keeps falling, weight just keeps dropping, weight dropping off, weight is melting off, unexplained ' +
    'weightloss, weight loss for no, weight loss without, clothes hang off me, clothes are hanging off ' +
    'me, losing weight fast, losing so much weight, loosing weight for no, loosing weight without, ' +
    'wasting away, losing weight without trying $, trousers are falling off',
  loses:
    'lost, losing, lose, loss, dropped, dropping, falling off, shed, shedding, loosing, loose, going down, ' +
    'drops, disappearing, gone down, keeps going down, keep losing, down',
  mass:
    'weight, kilos, kilo, kg, pounds, lbs, lb, stone, weightloss, kgs, pound, stones, body weight, #mass, ' +
    'dress sizes, dress size, clothes sizes, trouser sizes, belt notches, belt holes',
  noReason:
    'dont know why, do not know why, no idea why, not (sure why/trying to/dieting/even trying/trying $/on ' +
    'a diet/changed/intentional/on purpose/doing anything different/dieted/even training/training/' +
    'exercising/even exercising/even working out/working out/doing diet/make diet), cant explain, without ' +
    '(trying $/trying to/dieting/a diet/meaning to/wanting to/reason/any reason/dieting $/any diet/' +
    'changing/diet/even/doing/a reason/doing anything/make diet), unintentionally, for no reason, ' +
    'although i eat, though i eat, even though i eat, no diet, no reason, for no good, cant say why, ' +
    'dunno why, dont no why, no clue why, wasnt trying, didnt try, havent changed, eat the same, eating ' +
    'the same, eating normally, eat normally, eat normal, eat loads, eat plenty, eating loads, eating ' +
    'more, eat like, im eating, wasnt on purpose, unexpectedly, unintended, unwillingly, but i eat, no ' +
    'dieting, nothing has changed, nothing changed, didnt do anything, wasnt doing anything, dont make ' +
    'diet, dont diet, dont do diet, dont make a diet, no make diet, no obvious reason, no apparent ' +
    'reason, no particular reason, no clear reason, no known reason, have not changed a thing, have not ' +
    'changed anything',
  cancer:
    'cancer, tumor, tumour, tumors, tumours, leukemia, leukaemia, lymphoma, myeloma, melanoma, chemo, ' +
    'chemotherapy, radiotherapy, metastasis, metastases, cancers, cancerous, carcinoma, sarcoma, oncologist, ' +
    'oncology, in remission, mastectomy, lumpectomy, radiation therapy, radiation treatment, immunotherapy, ' +
    'malignant, secondaries, chemos, cancer patient, cancer survivor, cancer treatment, metastatic, ' +
    'metastasised, metastasized, oncological, a carcinoma, cancer free, free of cancer, free from cancer',
  steroids:
    'prednisone, prednisolone, cortisone, dexamethasone, immunosuppressed, immunosuppressants, ' +
    'immunocompromised, immune (suppressed/system is/system isnt/compromised/system down/system is down/' +
    'system is shot/system doesnt/problem/problems/disorder/disease/suppressants/suppressant/suppressing/' +
    'suppressive), hiv, (weak/weakened/suppressed/low/bad/no/compromised) immune system, (organ/kidney/' +
    'liver/heart/had a/lung) transplant, inject drugs, injecting drugs, injected drugs, iv drugs, heroin, ' +
    'roids, on pred, methylprednisolone, hydrocortisone, corticosteroids, cortisteroids, ' +
    'immunosuppressive, immuno suppressed, immunosupressed, immunodeficiency, methotrexate, biologics, ' +
    'azathioprine, ciclosporin, cyclosporine, tacrolimus, low immunity, weak immunity, no immunity, hiv ' +
    'positive, transplant, kidney recipient, use needles, shooting up, shoot up, i inject, injecting ' +
    'heroin, iv drug, iv drug user, intravenous drugs, ex user, used to inject, on the needle, asplenic, ' +
    'no spleen, (on/on oral/on long term/taking/take/been on/course of/oral/long term) steroids, steroid ' +
    '(tablets/pills/user/treatment/course/injections/inhaler), steroids for, steroids every, steroids ' +
    'daily, steroid, steroids, immunosuppressant',
  pregnant:
    'pregnant, pregnancy, trimester, expecting (a baby/twins/number/in jan/in feb/in march/in april/in ' +
    'may/in june/in july/in august/in sept/in september/in oct/in october/in nov/in november/in dec/in ' +
    'december/in january/in february/in spring/in summer/in autumn/in winter/our first/our second/our ' +
    'third/our fourth/our 1st/our 2nd/our 3rd/our 4th/our baby/our child/our little/my first/my second/my ' +
    'third/my fourth/my 1st/my 2nd/my 3rd/my 4th/my baby/my child/my little/a boy/a girl/a child/a little/' +
    'triplets/in two/in three/in a few/another), having a baby, (im/i am/were/we are/are/am) expecting $, ' +
    'due date, weeks along, preggo, preggers, knocked up, with child, up the duff, bun in the oven, preg, ' +
    'pregnent, pregant, prego, baby due, baby is due, babys due, baby on the way, baby on board, baby ' +
    'bump, im having a baby, weeks gone, months gone, months along, postpartum, post partum, just had a ' +
    'baby, just gave birth, gave birth, having twins, antenatal, prenatal, embarazada, having a bump, ' +
    'with twins, first trimester, carrying twins, carrying a baby, im due in, due in (jan/feb/march/april/' +
    'may/june/july/august/sept/oct/nov/dec), baby coming in, baby is coming in, babys coming in, baby ' +
    'arriving in, baby comes in, baby arrives in, im due $, had my baby, had our baby, new mum, new mom, ' +
    'had a baby (two/three/four/five/six/seven/eight/nine/ten/2/3/4/5/6/7/8/9/10/12/in/last/this)',
  surgery:
    'surgery, surgeries, operated, laminectomy, discectomy, microdiscectomy, post op, postop, c section, ' +
    'caesarean, cesarean, spinal fusion, hip replacement, knee replacement, hip replaced, knee replaced, ' +
    'appendix out, hernia fixed, under the knife, knee op, hip op, back op, had an op, having an op, have ' +
    'an op, an op, my op, the op, after op, after the op, since my op, since the op, operated on, had a ' +
    'disc removed, disc replacement, replacement surgery, arthroscopy, hysterectomy, appendectomy, ' +
    'gallbladder out, gall bladder out, wisdom teeth out, acl repair, acl reconstruction, meniscus ' +
    'repair, had my hip done, had my knee done, had my back done, had my appendix, had my gallbladder, ' +
    'new hip, new knee, csection, c sec, cesarian, caesarian, ceasarean, sternotomy, hernia op, hernia ' +
    'repair, (hernia/an/my/@/heart/big/small/emergency/had/after) operation, knee surgery, post surgery, ' +
    'post surgical, vasectomy, ostomy, rods in my, screws in my, metal in my back, an op $, surgeon said, ' +
    'surgeon says, operation (on my/last/in/$/yesterday/two/three/2/3/4/6/scheduled/scar/wound/site), ' +
    'gallbladder removed, took out my gallbladder, appendix removed, spleen removed, removed my, took my ' +
    'appendix, took my gallbladder, hernia done, hernias done, cataracts done',
  heart:
    'pacemaker, arrhythmia, palpitations, afib, heart (attack/condition/trouble/problem/problems/failure/' +
    'disease/surgery/defect/murmur/rhythm/skips/is skipping/flutters/is fluttering/issue/issues/bypass/' +
    'patient/disorder/valve/meds/medication/pills/keeps/was racing/is racing/racing/beats too/beating too/' +
    'misses/fluttering/flutter/is weak/is bad/isnt good/is not good/tablets/medicine/beats funny/beats ' +
    'weird/beats irregular/beats irregularly/beats strange/does funny/jumps/stumbles/thing/murmurs/' +
    'medicines/operation), irregular heartbeat, (weak/bad/dodgy/problems with the/problems with my/' +
    'problem with the/problem with my/trouble with my/issue with my/issues with my/hole in my/congenital/' +
    'irregular/problem of/problem of the/problems of) heart, stent, stents, bypass, high blood pressure, ' +
    'hypertension, ticker, bad ticker, dodgy ticker, valve replacement, blood pressure (is high/is too ' +
    'high/pills/meds/problem/problems/tablets/medicine/medication/too high), high bp, bp is high, ' +
    'something wrong with my heart, missing beats, skipped beats, skips a beat, extra beats, ectopic, ' +
    'ectopics, tachycardia, bradycardia, svt, a fib, atrial, palpitation, cardiac, cardiologist, defib, ' +
    'defibrillator, angioplasty, coronary, cardiomyopathy, aneurysm, irregular beat, irregular heart ' +
    'beat, blood clot, had a stroke, mini stroke, after a stroke, since my stroke, for my blood pressure, ' +
    'for blood pressure, for high blood pressure, my blood pressure is up, problem with my ticker, water ' +
    'tablets, murmur, betablocker, betablockers, beta blocker, beta blockers, mitral, valve prolapse, ' +
    'blood thinners',
  young:
    'underage, under 18, im (a minor/in high school/in middle school/in secondary school/in year 7/in ' +
    'year 8/in year 9/in year 10/in year 11/in year 12/a teen/a teenager/a kid/still a kid/a sophomore/' +
    'under age/still at school/not 18/still a minor/still under 18/not yet 18), i am a minor, not 18 yet, ' +
    'not yet 18, im still in high school, 6th grade, 7th grade, 8th grade, 9th grade, 10th grade, 11th ' +
    'grade, i am in year 10, i am in year 9, i am in year 11, doing my gcses, gcse student, in sixth ' +
    'form, freshman in high school, sophomore in high school, junior in high school, minor here, i am ' +
    'under age, not an adult yet, i am still at school, high schooler, high school student, secondary ' +
    'school, school kid here, middle schooler, born in 2010, born in 2011, born in 2012, i am still a ' +
    'minor, not even 18',
} as const
