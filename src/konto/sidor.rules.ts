export const kontoPath = '/konto';
export const inloggningPath = '/konto/inloggningar/:inloggningId/avslut';
export const andraPath = '/konto/andra-inloggningar';
export const overalltPath = '/konto/utloggning';
export const epostPath = '/konto/epost';
export const mobilPath = '/konto/mobil';
export const mobilKodPath = '/konto/mobil/kod';
