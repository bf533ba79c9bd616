/** What people call what they have, or have had, in English; read as the other words for the body are. */
export const CONDITION_WORDS = {
  bones:
    'osteoporosis, osteopenia, osteoporotic, weak bones, brittle bones, thin bones, soft bones, bones are ' +
    'brittle, bones are weak, bones are thin, bones are soft, bone density, osteo, porous bones, bones like ' +
    'glass, fragile bones, bones are fragile, brittle bone, thinning bones, bones are thinning, bone ' +
    'thinning, bone loss, low bone, weak bone, dexa scan, vertebral fracture, compression fracture, fragility ' +
    'fracture, fractured vertebra, fractured vertebrae, broken vertebra, broke a vertebra',
  weightLoss:
    'unexplained weight loss, unintended weight loss, weight keeps dropping, losing weight unexpectedly, ' +
    'weight falling off me, weight is falling off me, weight keeps falling, weight just keeps dropping, ' +
    'weight dropping off, weight is melting off, unexplained weightloss, unwanted weight loss, unplanned ' +
    'weight loss, unintentional weight loss, weight loss for no, weight loss without, clothes are falling ' +
    'off me, clothes hang off me, clothes are hanging off me, losing weight fast, losing so much weight, ' +
    'loosing weight for no, loosing weight without, wasting away, losing weight without trying $, trousers ' +
    'falling off me, trousers are falling off, jeans falling off me, jeans are falling off me',
  loses:
    'lost, losing, lose, loss, dropped, dropping, falling off, shed, shedding, loosing, loose, going down, ' +
    'drops, disappearing, gone down, keeps going down, keep losing, down',
  mass:
    'weight, kilos, kilo, kg, pounds, lbs, lb, stone, weightloss, kgs, pound, stones, body weight, #mass, ' +
    'dress sizes, dress size, clothes sizes, trouser sizes, belt notches, belt holes',
  noReason:
    'dont know why, do not know why, no idea why, not sure why, cant explain, without trying $, without ' +
    'trying to, not trying to, without dieting, not dieting, without a diet, without meaning to, without ' +
    'wanting to, unintentionally, for no reason, without reason, without any reason, although i eat, though ' +
    'i eat, even though i eat, not even trying, not trying $, without dieting $, without any diet, no diet, ' +
    'not on a diet, no reason, for no good, cant say why, dunno why, dont no why, no clue why, wasnt trying, ' +
    'didnt try, havent changed, not changed, eat the same, eating the same, eating normally, eat normally, ' +
    'eat normal, eat loads, eat plenty, eating loads, eating more, eat like, im eating, not intentional, not ' +
    'on purpose, wasnt on purpose, not doing anything different, unexpectedly, without changing, without ' +
    'diet, without even, unintended, unwillingly, but i eat, not dieted, no dieting, nothing has changed, ' +
    'nothing changed, without doing, without a reason, didnt do anything, without doing anything, wasnt ' +
    'doing anything, not even training, not training, not exercising, not even exercising, not even working ' +
    'out, not working out, dont make diet, dont diet, dont do diet, not doing diet, not make diet, without ' +
    'make diet, dont make a diet, no make diet, no obvious reason, no apparent reason, no particular reason, ' +
    'no clear reason, no known reason, have not changed a thing, have not changed anything',
  cancer:
    'cancer, tumor, tumour, tumors, tumours, leukemia, leukaemia, lymphoma, myeloma, melanoma, chemo, ' +
    'chemotherapy, radiotherapy, metastasis, metastases, cancers, cancerous, carcinoma, sarcoma, oncologist, ' +
    'oncology, in remission, mastectomy, lumpectomy, radiation therapy, radiation treatment, immunotherapy, ' +
    'malignant, secondaries, chemos, cancer patient, cancer survivor, cancer treatment, metastatic, ' +
    'metastasised, metastasized, oncological, a carcinoma, cancer free, free of cancer, free from cancer',
  steroids:
    'prednisone, prednisolone, cortisone, dexamethasone, immunosuppressed, immunosuppressants, ' +
    'immunocompromised, immune suppressed, hiv, weak immune system, weakened immune system, suppressed immune ' +
    'system, low immune system, bad immune system, no immune system, immune system is, immune system isnt, ' +
    'organ transplant, kidney transplant, liver transplant, heart transplant, inject drugs, injecting drugs, ' +
    'injected drugs, iv drugs, heroin, roids, on pred, methylprednisolone, hydrocortisone, corticosteroids, ' +
    'cortisteroids, immunosuppressive, immuno suppressed, immune compromised, immunosupressed, ' +
    'immunodeficiency, methotrexate, biologics, azathioprine, ciclosporin, cyclosporine, tacrolimus, immune ' +
    'system down, immune system is down, immune system is shot, immune system doesnt, compromised immune ' +
    'system, low immunity, weak immunity, no immunity, immune problem, immune problems, immune disorder, ' +
    'immune disease, hiv positive, transplant, had a transplant, lung transplant, kidney recipient, use ' +
    'needles, shooting up, shoot up, i inject, injecting heroin, iv drug, iv drug user, intravenous drugs, ex ' +
    'user, used to inject, on the needle, asplenic, no spleen, on steroids, on oral steroids, on long term ' +
    'steroids, taking steroids, take steroids, steroid tablets, steroid pills, steroids for, steroids every, ' +
    'steroids daily, steroid user, steroid treatment, been on steroids, steroid course, course of steroids, ' +
    'oral steroids, long term steroids, steroid injections, steroid inhaler, steroid, steroids, immune ' +
    'suppressants, immune suppressant, immune suppressing, immunosuppressant, immune suppressive',
  pregnant:
    'pregnant, pregnancy, trimester, expecting a baby, having a baby, im expecting $, i am expecting $, were ' +
    'expecting $, we are expecting $, due date, weeks along, preggo, preggers, knocked up, expecting twins, ' +
    'expecting number, with child, up the duff, bun in the oven, preg, pregnent, pregant, prego, baby due, ' +
    'baby is due, babys due, baby on the way, baby on board, baby bump, im having a baby, weeks gone, months ' +
    'gone, months along, postpartum, post partum, just had a baby, just gave birth, gave birth, having ' +
    'twins, antenatal, prenatal, embarazada, having a bump, with twins, first trimester, carrying twins, ' +
    'carrying a baby, im due in, due in jan, due in feb, due in march, due in april, due in may, due in ' +
    'june, due in july, due in august, due in sept, due in oct, due in nov, due in dec, baby coming in, baby ' +
    'is coming in, babys coming in, baby arriving in, baby comes in, baby arrives in, are expecting $, am ' +
    'expecting $, expecting in jan, expecting in feb, expecting in march, expecting in april, expecting in ' +
    'may, expecting in june, expecting in july, expecting in august, expecting in sept, expecting in ' +
    'september, expecting in oct, expecting in october, expecting in nov, expecting in november, expecting ' +
    'in dec, expecting in december, expecting in january, expecting in february, expecting in spring, ' +
    'expecting in summer, expecting in autumn, expecting in winter, expecting our first, expecting our ' +
    'second, expecting our third, expecting our fourth, expecting our 1st, expecting our 2nd, expecting our ' +
    '3rd, expecting our 4th, expecting our baby, expecting our child, expecting our little, expecting my ' +
    'first, expecting my second, expecting my third, expecting my fourth, expecting my 1st, expecting my ' +
    '2nd, expecting my 3rd, expecting my 4th, expecting my baby, expecting my child, expecting my little, ' +
    'expecting a boy, expecting a girl, expecting a child, expecting a little, expecting triplets, expecting ' +
    'in two, expecting in three, expecting in a few, im due $, expecting another, had my baby, had our baby, ' +
    'new mum, new mom, had a baby two, had a baby three, had a baby four, had a baby five, had a baby six, ' +
    'had a baby seven, had a baby eight, had a baby nine, had a baby ten, had a baby 2, had a baby 3, had a ' +
    'baby 4, had a baby 5, had a baby 6, had a baby 7, had a baby 8, had a baby 9, had a baby 10, had a baby ' +
    '12, had a baby in, had a baby last, had a baby this',
  surgery:
    'surgery, surgeries, operated, laminectomy, discectomy, microdiscectomy, post op, postop, c section, ' +
    'caesarean, cesarean, spinal fusion, hip replacement, knee replacement, hip replaced, knee replaced, ' +
    'appendix out, hernia fixed, under the knife, knee op, hip op, back op, had an op, having an op, have an ' +
    'op, an op, my op, the op, after op, after the op, since my op, since the op, operated on, had a disc ' +
    'removed, disc replacement, replacement surgery, arthroscopy, hysterectomy, appendectomy, gallbladder ' +
    'out, gall bladder out, wisdom teeth out, acl repair, acl reconstruction, meniscus repair, had my hip ' +
    'done, had my knee done, had my back done, had my appendix, had my gallbladder, new hip, new knee, ' +
    'csection, c sec, cesarian, caesarian, ceasarean, sternotomy, hernia op, hernia repair, hernia ' +
    'operation, knee surgery, post surgery, post surgical, vasectomy, ostomy, rods in my, screws in my, ' +
    'metal in my back, an op $, surgeon said, surgeon says, an operation, my operation, operation on my, ' +
    'operation last, operation in, operation $, operation yesterday, operation two, operation three, ' +
    'operation 2, operation 3, operation 4, operation 6, @ operation, heart operation, big operation, small ' +
    'operation, emergency operation, operation scheduled, operation scar, operation wound, operation site, ' +
    'had operation, after operation, gallbladder removed, took out my gallbladder, appendix removed, spleen ' +
    'removed, removed my, took my appendix, took my gallbladder, hernia done, hernias done, cataracts done',
  heart:
    'pacemaker, arrhythmia, palpitations, afib, heart attack, heart condition, heart trouble, heart problem, ' +
    'heart problems, heart failure, heart disease, heart surgery, heart defect, heart murmur, heart rhythm, ' +
    'irregular heartbeat, weak heart, bad heart, stent, stents, bypass, high blood pressure, hypertension, ' +
    'heart skips, heart is skipping, heart flutters, heart is fluttering, dodgy heart, ticker, bad ticker, ' +
    'dodgy ticker, heart issue, heart issues, heart bypass, heart patient, heart disorder, heart valve, ' +
    'valve replacement, heart meds, heart medication, heart pills, blood pressure is high, blood pressure is ' +
    'too high, high bp, bp is high, blood pressure pills, blood pressure meds, blood pressure problem, blood ' +
    'pressure problems, problems with the heart, problems with my heart, problem with the heart, problem ' +
    'with my heart, trouble with my heart, issue with my heart, issues with my heart, something wrong with ' +
    'my heart, heart keeps, heart was racing, heart is racing, heart racing, heart beats too, heart beating ' +
    'too, heart misses, missing beats, skipped beats, skips a beat, extra beats, ectopic, ectopics, heart ' +
    'fluttering, heart flutter, tachycardia, bradycardia, svt, a fib, atrial, palpitation, cardiac, ' +
    'cardiologist, defib, defibrillator, angioplasty, coronary, heart is weak, heart is bad, heart isnt ' +
    'good, heart is not good, hole in my heart, congenital heart, cardiomyopathy, aneurysm, irregular heart, ' +
    'irregular beat, irregular heart beat, blood clot, had a stroke, mini stroke, after a stroke, since my ' +
    'stroke, blood pressure tablets, blood pressure medicine, blood pressure medication, heart tablets, ' +
    'heart medicine, heart beats funny, heart beats weird, heart beats irregular, heart beats irregularly, ' +
    'heart beats strange, heart does funny, heart jumps, heart stumbles, for my blood pressure, for blood ' +
    'pressure, for high blood pressure, my blood pressure is up, blood pressure too high, problem with my ' +
    'ticker, water tablets, heart thing, murmur, heart murmurs, betablocker, betablockers, beta blocker, ' +
    'beta blockers, mitral, valve prolapse, problem of heart, problem of the heart, problems of heart, heart ' +
    'medicines, heart operation, blood thinners',
  young:
    'underage, under 18, im a minor, i am a minor, not 18 yet, not yet 18, im in high school, im still in ' +
    'high school, im in middle school, im in secondary school, 6th grade, 7th grade, 8th grade, 9th grade, ' +
    '10th grade, 11th grade, im in year 7, im in year 8, im in year 9, im in year 10, im in year 11, im in ' +
    'year 12, i am in year 10, i am in year 9, i am in year 11, doing my gcses, gcse student, in sixth form, ' +
    'im a teen, im a teenager, im a kid, im still a kid, freshman in high school, sophomore in high school, ' +
    'im a sophomore, junior in high school, minor here, i am under age, im under age, not an adult yet, im ' +
    'still at school, i am still at school, im not 18, high schooler, high school student, secondary school, ' +
    'school kid here, middle schooler, born in 2010, born in 2011, born in 2012, im still a minor, i am still ' +
    'a minor, im still under 18, not even 18, im not yet 18',
} as const
