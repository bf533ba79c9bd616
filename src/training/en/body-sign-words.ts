/** What people call the places and things that a sign speaks of, in English; read as the other words for the body are. */
export const SIGN_WORDS = {
  // Of the toilet alone, in the same breath.
  hinders:
    'barely, hardly, stuck, blocked, couldnt, could not, didnt feel, didnt even feel, did not feel, not ' +
    'feel, comes out, coming out, takes ages, takes forever, no warning, no urge, out of control, nothing ' +
    'happens, took me, takes me, taking me, wait, waiting, ages',
  // What is said where one did not feel it; of the seat alone.
  unfelt:
    'didnt feel, didnt feel it, didnt even feel, did not feel, dont feel, cant feel, no feeling, fuzzy, not ' +
    'feeling',
  saddle:
    'groin, genitals, genital, crotch, buttock, buttocks, bum, butt, bottom, backside, rear end, arse, ass, ' +
    'anus, perineum, privates, penis, vagina, vulva, testicles, balls, scrotum, labia, saddle, ' +
    'undercarriage, private parts, private area, my bits, lady bits, down there, down below, nether regions, ' +
    'nether region, pelvic floor, pelvis, between (my/the/both/his/her/their) legs, inner thigh, ' +
    'inner thighs, when i wipe, when wiping, toilet paper, loo roll, back passage, the seat under me, dick, ' +
    'cock, willy, clit, clitoris, bum cheeks, butt cheeks, lady parts, man parts, intimate area, intimate ' +
    'areas, intimate parts, intimate zone, private zone, private bits, between legs, inside of my thighs, ' +
    'insides of my thighs, inside thighs, inner part of my thighs, inside my thighs, my seat, wipe, wiped, ' +
    'wiping, wipe myself, bumhole, arsehole, asshole, anal, rectum, sit bones, sitting bones, my bum cheeks, ' +
    'tush, booty, fanny, foof, minge, pussy, vag, nuts, bollocks, nutsack, ballsack, sack, crown jewels, ' +
    'family jewels, bits and pieces, downstairs, down under, private place, private places, intimate place, ' +
    'intimate places, reproductive parts, genital area, genital zone, taint, gooch, tail end, bikini area, ' +
    'pubic, pubic area, pubes, buns, bottom half of my bum, groin area, between my thighs, between the ' +
    'thighs, nethers, genitalia, sexual organ, sexual organs, down south, cant feel the seat, couldnt feel ' +
    'the seat, cant feel the chair, cant feel the toilet seat, toilet seat, where i sit, what i sit on, the ' +
    'part i sit on, my sitting area, underneath, perianal, perineal, saddle area, saddle region, saddle ' +
    'anaesthesia, saddle anesthesia, clean myself, zone between my legs, intimate, genitally',
  // Both the saddle and the legs.
  below:
    'waist down, waist downwards, below the waist, below my waist, hips down, lower half, lower body has ' +
    'gone, from the hips down, from hips down, from my waist down, from waist down, from my hips down, below ' +
    'my hips, below the hips, lower half of my body, bottom half, lower body',
  legs:
    'legs, feet, both (legs/my legs/of my legs/feet/my feet/of my feet/thighs/calves/shins/soles/^/my ^/' +
    'of my ^/the ^/of the ^/me ^/limbs/lower limbs/extremities), either of my legs, left and right leg, ' +
    'right and left leg, both sides of my legs, two legs, my two legs, two feet, soles of my feet, all my ' +
    'toes, all ten toes, toes on both, the two ^, my two ^, lower limbs, lower extremities, bilateral ' +
    'leg, bilateral legs, bilateral foot, bilateral calf, bilateral lower limb',
  both:
    'both (legs/my legs/of my legs/feet/my feet/of my feet/shins/thighs/calves/of my calves/knees give/my ' +
    'thighs/of my thighs/my lower legs/sides sciatica/lower limbs/limbs/extremities), either of my legs, ' +
    'left and right leg, right and left leg, each leg, either leg, two legs, my two legs, left and right, ' +
    'right and left, one leg then the other, first one leg, left leg and right leg, right leg and left ' +
    'leg, left foot and right foot, left and right foot, my left and right leg, left and right legs, one ' +
    'leg and then the other, one leg and now the other, sciatica both sides, sciatica on both, sciatica ' +
    'in both, bilateral (sciatica/leg/legs/foot/calf/lower limb), the two legs, the two feet, in the two ' +
    'legs',
  leg:
    'leg, foot, thigh, calf, toe, toes, shin, knee, one of my legs, one of my feet, one leg, one foot, ' +
    'shinbone, sole, sole of my foot, big toe, lower limb, lower extremity',
  trouble:
    'cant, cannot, unable, trouble, difficulty, hard, harder, struggle, struggling, struggled, problem, ' +
    'problems, issue, issues, lost, lose, losing, loss, leak, leaks, leaking, leaked, dribble, dribbles, ' +
    'dribbled, dribbling, strain, straining, weak, retention, can not, not able to, havent been able to, ' +
    '(no/without/cant/lost all/lost/lost the/poor/less/bad/losing) control, uncontrollably, hard to, wont ' +
    'come, dont (know when/feel when/notice when/realise/realize/work/come/notice/realise when/realize ' +
    'when/realise that/realize that/know i was/feel it when/realise i/realise id/realise ive/realise i ' +
    'had/know id/know i had/know ive/notice i/notice id), do not feel when, cant feel when, cant tell ' +
    'when, cant tell if, stopped working, just comes, by itself, on its own, unable to, wont work, not ' +
    'working, doesnt work, difficult, difficulties, not coming, isnt coming, nothing comes, nothing comes ' +
    'out, nothing is coming, nothing coming, doesnt come, does not come, wont start, doesnt start, does ' +
    'not start, cant start, not starting, slow to start, need to push, have to push, having to push, have ' +
    'to strain, having to strain, got to push, cant get started, loosing, cant manage, not manage, ' +
    'without noticing, without feeling it, without knowing, before i notice, didnt notice, leak out, ' +
    'leaks out, trickle, trickles, trickling, no feeling when, struggle to, control (has gone/is gone/' +
    'gone/is going/going/is poor/is bad), press to, have to press, got to press, trouble controlling, ' +
    'slowed to, nothing came, nothing came out, but nothing, no pee, no wee, really weak, very weak, so ' +
    'weak, ~ come out, ~ coming out, ~ start, ~ starting, ~ empty, ~ emptying, ~ go properly, ~ flow, ~ ' +
    'flowing, ~ manage to, ~ able to, no control over, no control of, lost control of, lose control of, ' +
    'losing control of, toilet trouble, toilet troubles, toilet problems, toilet issues, dont know that i ' +
    'was, the water will not come, cant hold my water, difficult to, impossible to, on strike, hesitancy, ' +
    'hesitation, poor flow, urinary retention, urinary hesitancy, packed in, packed up, given up, given ' +
    'out, packing in, packing up',
  urine:
    'pee, peeing, peed, wee, weeing, urinate, urinated, urinating, urine, urinary, urination, bladder, ' +
    'bowel, bowels, poo, pooing, poop, pooping, stools, faeces, feces, pass water, passing water, empty ' +
    'my bladder, (go to the/going to the/go to/going to/go/to the/at the/been to the) toilet, go to the ' +
    'loo, go to the bathroom, piss, pissing, pass stool, passing stool, my stool, hold it in, going to ' +
    'the loo, going to the bathroom, pees, wees, pissed, go for a wee, go for a pee, having a wee, having ' +
    'a pee, have a wee, have a pee, take a pee, take a piss, take a leak, have a slash, do a wee, do a ' +
    'poo, a poo, to the loo, toilet control, bathroom control, pass urine, passing urine, my stream, ' +
    'urin, wetting, number two, number ones, open my bowels, my waterworks, waterworks, pipi, shit, ' +
    'shitting, shitted, crap myself, toileting, a wee $, a pee $, the bladder, water works, my bladder, ' +
    'my bowels, my bowel, bowel control, bladder control, myself pee, myself wee, myself peeing, myself ' +
    'poo, myself go, myself going, a wee since, done a wee, done a pee, done a poo, wee since, pee since, ' +
    'had a wee, had a pee, had a poo, been to the loo, a wee out, wee out, pee out, wee going, pee going, ' +
    'poo out, wees out, wee to, pee to, wee accident, a wee to, a pee to, toilet trouble, toilet ' +
    'troubles, toilet problems, toilet issues, hold my water, my water, the water will not come, my ' +
    'waters, cant hold my water, void, voiding, micturition, micturate, urinary stream, urinary ' +
    'retention, urinary hesitancy, passing of urine, pooed, pooped, shat, when i poo',
  wet:
    'no control (over/of/on) the toilet, incontinent, incontinence, im leaking $, i am leaking $, (wet/wetting/peed/pissed/pooed/pooped/poo/' +
    'pee/shit/shat/soiled/messed/weed/peeing/pooing/messing/wee/soil/soiling/stop peeing/stop weeing) ' +
    'myself, (wet/peed/pissed/pooped/accident in/shit/shat/pooed/poo in/poo/messed) my pants, (wet/peed/pissed/pooed/soiled) (himself/herself), wet my ' +
    '(trousers/bed/jeans/underwear/shorts/knickers/leggings/sheets/pajamas/pyjamas/undies), (wet/wetting/' +
    'weed/peed/peed in/pissed/accident in/shat/shit) the bed, soiled my, accident in my trousers, ' +
    'accident in my underwear, toilet accident, accidents with my bladder, accidents with my bowels, ' +
    'bladder accident, pee in my, push to pee, strain to pee, push to wee, force myself to pee, wet the ' +
    'sheets, wet bed, peed in my, pissed my bed, shit the bed with, shit my bed, make it to the toilet, ' +
    'make it to the loo, make it to the bathroom, make it to toilet, get to the toilet in time, get to ' +
    'the loo in time, accident in bed, accidents in bed, accidents at night, accident on the toilet, ' +
    'leaking pee, leaking wee, leaking urine, leaking poo, leak pee, leak wee, leak urine, incontinant, ' +
    'bed wetting, bedwetting, stress incontinence, wee comes out, pee comes out, shart, sharted, wearing ' +
    'pads, need a nappy, wearing a nappy, in my pants $, keep leaking $, kept leaking $, (having/had/' +
    'little/small/keep having/keeps having/wee) accidents, bowel control has gone, bowel control is gone, ' +
    'bowel control gone, bladder control (has gone/is gone/gone/is going/going), i leak $, i leak when, i ' +
    'leak a, i leak if, i leak all, leaking when, leaks when i, ~ hold it in time, ~ make it to the ' +
    'toilet, ~ make it to the loo, ~ make it in time, ~ get there in time, accidents down there, bowel ' +
    'control is going, wee accident, pee accident, poo accident, bed was wet, bed is wet, in a wet bed, ' +
    'bed was soaked in, the bed was wet, the bed is wet, my bed was wet, my bed is wet, the bed wet, my ' +
    'bed wet, keep peeing, keeps peeing, keep weeing, peeing abit, peeing abit when, weeing abit, pee ' +
    'abit $, (pee/pee abit/wee abit/pee myself) when i (lift/squat/jump/cough/sneeze/laugh/run/bend/' +
    'stand), wee when i (lift/squat/jump/cough/sneeze/laugh/run/bend/stand), keep peeing abit, keep ' +
    'peeing a, overflow incontinence, the pee come alone, pee come out alone, pee comes alone, pee goes ' +
    'before, pee go before, new incontinence, accident on the way to the toilet, accident on my way to ' +
    'the toilet, accident before the toilet, accidents on the way to the toilet',
  // After what one needs.
  cantGo:
    'but cant $, but i cant $, but cannot $, but nothing, but cant go, but no pee, but no wee, but wont, but ' +
    'it wont, yet cant $, and cant $, and i cant $',
  // Where it should not be.
  garment:
    'pants, trousers, jeans, sheets, mattress, underwear, undies, knickers, boxers, leggings, shorts, ' +
    'joggers, pyjamas, pajamas, pjs, sofa, couch, trackies, my bed, the bed',
  // With pain.
  stream: 'stream, flow',
  unaware:
    '(cant tell/cant feel/dont feel/dont know/dont notice/do not feel/cannot feel/cannot tell/no idea/not ' +
    'sure/never know/cant sense/no feeling of/dont sense/no urge/couldnt tell/dont realise/dont realize/' +
    'dont feel it) when, cant tell if, cant feel if, dont know if, couldnt tell if, dont feel if, dont ' +
    'feel the need, dont feel the urge, no feeling that, no idea if, not sure if, cant tell whether, dont ' +
    'feel that, dont know i was',
  needs:
    'need (the toilet/the loo/the bathroom/to pee/to poo/to wee/to go/a wee/a pee/toilet/the bog), have ' +
    'to pee, have to go, have to wee, bladder is full, bladders full, go to the toilet, to go to the ' +
    'toilet, need to go to the loo, got to pee, got to go, got to poo, got to wee',
  penis: 'penis, dick, cock, willy, todger, johnson, manhood, my member, his member',
  erection:
    'erection, erections, erectile, orgasm, orgasms, orgasming, ejaculate, ejaculating, ejaculation, climax, ' +
    'boner, boners, hard on, get hard, getting hard, stay hard, ejacul, libido down there, come during sex',
  sex:
    'sex, sexually, intercourse, sexual, sexual function, sex life, intimacy, shagging, love making, making ' +
    'love, having sex, masturbate, masturbating, wank, wanking, when i have sex, sex function, sex functions, ' +
    'sex drive gone',
  dysfunction:
    'dysfunction, gone, stopped, disappeared, different, changed, failing, failed, nothing, feels like ' +
    'nothing, not the same, weird, not working, dont work, doesnt work, not happening, odd, strange, less, ' +
    'weaker',
  impotent:
    'impotent, impotence, cant get (hard $/hard any/hard anymore/it up $/it up any/it up anymore/it up ' +
    'since/a boner/it hard/it up now/it up), cannot get hard, cant stay hard, dont get hard $, trouble ' +
    'getting hard, erectile dysfunction, cant cum, cannot cum, cant cum anymore, cant finish in bed, ' +
    'doesnt get hard, wont get hard, not getting hard, cant perform in bed, ed since, went limp and, not ' +
    'able to get it up, wont stand up anymore, (dont work/not working/problems/trouble/issues/cant ' +
    'perform/nothing works) in the bedroom',
  // Of a foot that hangs, whatever was done before.
  footDrop:
    'foot (drop/drags/is dragging/flops/slaps/dropped/drops/keeps catching/hangs/is floppy/dropping/is ' +
    'dropping/keeps dropping/is hanging/hangs down/just hangs/slapping/catches/keeps slapping/scuffs/wont ' +
    'lift/does not lift/falls when/falls down/falls $/is limp/went limp), drop foot, dragging my foot, ' +
    'drag my foot, dropped foot, toes drag, toe drags, toes are dragging, trip over my own foot, trip ' +
    'over my foot, tripping over my foot, tripping over my toes, trip over my toes, catching my toes, ' +
    'floppy foot, toes drop, toes keep catching, drop my foot, toes catch, dragging one foot, drags one ' +
    'foot, foot does not come up, toes wont come up, toes wont lift, cant dorsiflex, leg is limp, leg ' +
    'went limp',
  moveLeg:
    'paralysed, paralyzed, dragging my leg, drag my leg, cant (walk/stand $/stand up/stand on/stand any/' +
    'walk properly/walk on my/walk $/hold myself up/really walk/stand up on/stand on tiptoe/pull my foot/' +
    'pull my toes/pull my feet), cannot walk, can not walk, unable to walk, not able to walk, cannot ' +
    'stand $, cannot stand up, cannot stand on, legs collapsed, leg collapsed, hard to control my legs, ' +
    'legs wont do what i want, cant get up off the floor, legs wont carry me, leg wont carry me, couldnt ' +
    'walk, could not walk, walk like a drunk, paralised, paralysis, cant go up on my toes, cant walk on ' +
    'my heels, cant walk on my toes, heel walk, cant put weight on my leg, cant put weight on my foot, ' +
    'cant put any weight on my leg, cant put any weight on my foot, cant bear weight on my leg, cant bear ' +
    'weight on my foot',
  unable:
    'cant, cannot, can not, unable to, not able to, havent been able to, no longer able to, barely, hardly, ' +
    'wont, couldnt, cant feel, could not, will not, did not manage to, cant even, cant properly, cant really, ' +
    'cant hardly, not possible to, impossible to, dont manage to, struggle to, difficult to, hard to',
  // Of a leg, in the same breath.
  uncontrolled:
    'no control, no control of, no control over, lost control of, lose control of, losing control of, cant ' +
    'control, hard to control',
  moves:
    'move, lift, raise, wiggle, control, feel or move, move or feel, walk on, stand on, lifting, lift up, ' +
    'moving, bend up, pull up, press down, push off, point, wiggling, hold up, bring up, flex, swing, pull, ' +
    'push, push down, dorsiflex, plantarflex, feel or',
  bends: 'bend, turn, straighten, rotate, twist, sit, sit down, sleep',
} as const
