const minut = 60_000;
/** Times of sign-in and session, in milliseconds (handbook; sakerhet: session 30 min idle, 10 h in all). */
export const tider = {
  vila: 30 * minut,
  totalt: 10 * 60 * minut,
  engangskod: 5 * minut,
  aktivering: 24 * 60 * minut,
} as const;

/** Whether a sign-in still counts. A clock that goes back lengthens nothing: time in the future counts as run out. */
export const arInloggningGiltig = (inloggning: { skapadAt: Date; senastAt: Date }, nu: Date): boolean => {
  const sedanStart = nu.getTime() - inloggning.skapadAt.getTime();
  const sedanSist = nu.getTime() - inloggning.senastAt.getTime();
  return sedanSist < tider.vila && sedanStart < tider.totalt;
};
