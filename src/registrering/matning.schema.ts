import type { z } from 'zod';
import type { Matning } from '../deltagande/deltagande.rules.ts';
import type { Post, Svarslistor } from '../styrdata/styrdata.rules.ts';
import { flera, text } from '../web/form.ts';
import type { Lasare } from '../web/lasare.ts';

/** The fields of the questions that are asked both before and after. Yes/no fields hold 'ja' or 'nej'. */
export const matningFalt = {
  forsorjning: flera(),
  arbetssokande: text(10).default(''),
  arbetar: text(10).default(''),
  arbete_omfattning: text(20).default(''),
  arbetstyp: text(60).default(''),
  studerar: text(10).default(''),
  studier_omfattning: text(20).default(''),
};
type Raw = z.infer<z.ZodObject<typeof matningFalt>>;

/** Words that differ between the page before and the page after. */
export interface Ord {
  readonly arbetade: string;
  readonly studerade: string;
}

const lasForsorjning = (
  las: Lasare,
  koder: readonly string[],
  poster: readonly Post[],
): readonly string[] => {
  const ensam = poster.some((post) => post.ensam && koder.includes(post.kod));
  if (koder.length === 0)
    las.fel('forsorjning', 'Välj minst en försörjning, eller Ingen offentlig försörjning');
  else if (koder.some((kod) => !poster.some((post) => post.kod === kod)))
    las.fel('forsorjning', 'Välj försörjning i listan');
  else if (ensam && koder.length > 1) {
    las.fel('forsorjning', 'Välj antingen Ingen offentlig försörjning eller det som personen har');
  }
  return koder;
};

const lasArbete = (las: Lasare, falt: Raw, poster: readonly Post[], ord: Ord): Matning['arbete'] => {
  if (!las.janej('arbetar', falt.arbetar, `Svara ja eller nej på om personen ${ord.arbetade}`)) return null;
  const omfattning = las.heltal('arbete_omfattning', falt.arbete_omfattning, {
    min: 1,
    max: 100,
    text: `Fyll i hur många procent personen ${ord.arbetade}, 1–100`,
  });
  const arbetstypKod = las.kod('arbetstyp', falt.arbetstyp, poster, 'Välj typ av arbete');
  return { omfattning, arbetstypKod };
};

const lasStudier = (las: Lasare, falt: Raw, ord: Ord): Matning['studier'] => {
  if (!las.janej('studerar', falt.studerar, `Svara ja eller nej på om personen ${ord.studerade}`))
    return null;
  const text_ = `Fyll i hur många procent personen ${ord.studerade}, 1–100`;
  return {
    omfattning: las.heltal('studier_omfattning', falt.studier_omfattning, { min: 1, max: 100, text: text_ }),
  };
};

/** Reads the common questions. What was answered below a "nej" is dropped: it was not asked. */
export const lasMatning = (
  las: Lasare,
  falt: Raw,
  listor: Pick<Svarslistor, 'forsorjning' | 'arbetstyp'>,
  ord: Ord,
): Matning => ({
  forsorjning: lasForsorjning(las, falt.forsorjning, listor.forsorjning),
  arbetssokande: las.janej(
    'arbetssokande',
    falt.arbetssokande,
    'Svara ja eller nej på om personen är aktivt arbetssökande',
  ),
  arbete: lasArbete(las, falt, listor.arbetstyp, ord),
  studier: lasStudier(las, falt, ord),
});
