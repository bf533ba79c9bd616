import type { SignId, SignOf } from '../../../training/signs.ts'

/** Each sign as it is asked. */
export const SIGN_WORDS = {
  'saddle-numbness': 'It is numb or tingles between your legs or around your bottom',
  'bladder-bowel': 'You find it hard to pee, can’t feel it, or can’t hold pee or poo',
  'sexual-function': 'Sex feels numb or different, or you can’t get an erection',
  'both-legs': 'Both legs hurt, tingle, or are weak or numb',
  'severe-weakness': 'A leg or foot is very weak, or gets weak fast',
  'chest-pain': 'Your chest hurts',
  accident: 'It began with a bad crash or a fall from high up',
  'leg-weakness': 'One leg gets weak or numb',
  fever: 'You have a fever or chills, or feel ill with it',
  fall: 'It hurts since a fall, a knock or a lift, and your bones may be weak',
  'weight-loss': 'You lose weight and don’t know why',
  cancer: 'You have or had cancer',
  'night-pain': 'It is worse at night or lying down, and no way to lie helps',
  'infection-risk': 'You take steroids, inject drugs, or don’t fight off germs well',
  lump: 'There is a new lump, or your back has a new shape',
  cough: 'It gets worse when you cough, sneeze or poo',
  'upper-back': 'It hurts high up, between your shoulders',
  pregnant: 'You are pregnant',
  surgery: 'You had surgery not long ago, or ever on your back',
  heart: 'You have heart trouble',
  'under-18': 'You are under 18',
} satisfies Record<SignId, string>

/** Each sign that is no emergency by its name alone, for who has read the whole of it lately. */
export const SIGN_NAMES = {
  'leg-weakness': 'one leg weak or numb',
  fever: 'fever or chills',
  fall: 'a fall, knock or lift with weak bones',
  'weight-loss': 'weight loss',
  cancer: 'cancer, now or once',
  'night-pain': 'worse at night or lying down',
  'infection-risk': 'steroids, injected drugs, or weak against germs',
  lump: 'a lump or new shape',
  cough: 'worse with a cough, sneeze or poo',
  'upper-back': 'pain between the shoulders',
  pregnant: 'pregnant',
  surgery: 'surgery',
  heart: 'heart trouble',
  'under-18': 'under 18',
} satisfies Record<SignOf<'soon' | 'ask'>, string>

/** Each emergency as it is said back to who named it of somebody else. */
export const OTHERS_SIGN_WORDS = {
  'saddle-numbness': 'It is numb or tingles between their legs or around their bottom',
  'bladder-bowel': 'They find it hard to pee, can’t feel it, or can’t hold pee or poo',
  'sexual-function': 'Sex feels numb or different to them, or they can’t get an erection',
  'both-legs': 'Both of their legs hurt, tingle, or are weak or numb',
  'severe-weakness': 'A leg or foot of theirs is very weak, or gets weak fast',
  'chest-pain': 'Their chest hurts',
  accident: 'It began with a bad crash or a fall from high up',
} satisfies Record<SignOf<'now'>, string>
