/** How words of the body are written in haste, and the word that each is meant to be; read as the other words for the body are. */
export const RESPELLED: Readonly<Record<string, string>> = {
  'i’ll': 'i',
  n: 'and',
  '&': 'and',
  bc: 'because',
  cuz: 'because',
  coz: 'because',
  bak: 'back',
  bck: 'back',
  backk: 'back',
  achin: 'aching',
  sor: 'sore',
  pein: 'pain',
  paine: 'pain',
  payn: 'pain',
  hert: 'hurt',
  herts: 'hurts',
  hrts: 'hurts',
  urt: 'hurt',
  urts: 'hurts',
  urtin: 'hurting',
  nee: 'knee',
  nees: 'knees',
  kne: 'knee',
  nek: 'neck',
  shoudler: 'shoulder',
  nmb: 'numb',
  num: 'numb',
  numm: 'numb',
  chst: 'chest',
  cest: 'chest',
  ches: 'chest',
  fevr: 'fever',
  feaver: 'fever',
  groyn: 'groin',
  grion: 'groin',
  cudnt: 'couldnt',
  culdnt: 'couldnt',
  carnt: 'cant',
  canot: 'cannot',
  cnt: 'cant',
  kant: 'cant',
  dosnt: 'doesnt',
  dosent: 'doesnt',
  doesent: 'doesnt',
  doesn: 'doesnt',
  dnt: 'dont',
  havnt: 'havent',
  hav: 'have',
  feelin: 'feeling',
  feelng: 'feeling',
  legz: 'legs',
  foots: 'foot',
  feets: 'feet',
  boath: 'both',
  bothe: 'both',
  bladda: 'bladder',
  preg: 'pregnant',
  nite: 'night',
  temprature: 'temperature',
  tempature: 'temperature',
  temperture: 'temperature',
  oesteoporosis: 'osteoporosis',
}

/** Words that no other word is near to: nobody slips there, so one letter more, less or other is a slip of the thumb. */
export const MENDED =
  'painful, soreness, aching, spasms, spasming, throbbing, cramping, sciatica, twinge, niggle, headache, migraine, ' +
  'arthritis, tendonitis, backache, killing, swollen, stabbing, bruised, inflamed, stiffness, shoulder, shoulders, ' +
  'elbows, wrists, tailbone, coccyx, hamstring, hamstrings, stomach, dizziness, lightheaded, nauseous, numbness, ' +
  'tingling, tingle, tingles, tingly, sensation, prickling, weakness, weaker, buckling, genitals, genital, buttock, ' +
  'buttocks, perineum, privates, vagina, testicles, scrotum, cannot, couldnt, struggle, struggling, trouble, ' +
  'problem, problems, dribbling, urinate, urinating, urination, bladder, bowels, toilet, incontinent, incontinence, ' +
  'erection, erections, orgasm, impotent, paralysed, paralyzed, tightness, pressure, accident, osteoporosis, ' +
  'osteopenia, temperature, shivering, feverish, tumour, leukaemia, lymphoma, melanoma, chemotherapy, ' +
  'unbearable, steroids, prednisone, prednisolone, immunosuppressed, coughing, sneeze, sneezing, pregnant, ' +
  'pregnancy, trimester, surgery, caesarean, pacemaker, arrhythmia, palpitations, unexplained, unintentional, nothing'
