import { andringarMellan, type Andring } from '../andring/andring.rules.ts';
import { formatKronor } from '../shared/kronor.ts';
import type { Rad, Radslag } from './budget.rules.ts';

/** The words of a kind of line, as they stand on the pages and in the history. */
interface Panelord {
  readonly rubrik: string;
  /** What is added: "Lägg till finansiering". */
  readonly rad: string;
  readonly val: string;
  readonly tomtVal: string;
  readonly belopp: string;
  readonly harUtfall: boolean;
}

export const panelord: Record<Radslag, Panelord> = {
  finansiering: {
    rubrik: 'Finansiering',
    rad: 'finansiering',
    val: 'Finansiär/Organisation',
    tomtVal: 'Välj finansiär',
    belopp: 'Finansiering',
    harUtfall: false,
  },
  administrativ_kostnad: {
    rubrik: 'Administrativa kostnader',
    rad: 'administrativ kostnad',
    val: 'Kostnadstyp',
    tomtVal: 'Välj kostnadstyp',
    belopp: 'Budget',
    harUtfall: true,
  },
  insatskostnad: {
    rubrik: 'Insatskostnader',
    rad: 'kostnad',
    val: 'Budgettyp',
    tomtVal: 'Välj budgettyp',
    belopp: 'Budget',
    harUtfall: true,
  },
};

/** An amount, or nothing while it is not known. */
export const beloppText = (belopp: number | null): string | null =>
  belopp === null ? null : formatKronor(belopp);

/** A line as texts by their labels, in the order of the page. */
export const radtexter = (rad: Rad): Readonly<Record<string, string | null>> => {
  const { val, belopp, harUtfall } = panelord[rad.slag];
  return {
    [val]: rad.valText,
    [belopp]: beloppText(rad.budget),
    ...(harUtfall ? { Utfall: beloppText(rad.utfall) } : {}),
    Beskrivning: rad.beskrivning,
  };
};

const tomma = (texter: Readonly<Record<string, string | null>>): Readonly<Record<string, null>> =>
  Object.fromEntries(Object.keys(texter).map((falt) => [falt, null]));

/** What the history says of a line that came, that changed or that went away. */
export const radandringar = (fore: Rad | null, efter: Rad | null): readonly Andring[] => {
  const [fran, till] = [fore === null ? null : radtexter(fore), efter === null ? null : radtexter(efter)];
  const andringar = andringarMellan(fran ?? {}, till ?? tomma(fran ?? {}));
  if (fore === null || efter === null) return andringar;
  return andringar.map((andring) => ({ ...andring, falt: `${fore.valText}, ${andring.falt.toLowerCase()}` }));
};

/** Events of a budget year in the words of its history. */
export const handelseord: Readonly<Record<string, string>> = {
  budgetar_tillagt: 'Budgetåret lades till',
  rader_hamtade: 'Rader hämtades från ett tidigare år',
  planerat_antal_andrat: 'Planerat antal deltagare ändrades',
  finansiering_tillagd: 'Finansiering lades till',
  finansiering_andrad: 'Finansiering ändrades',
  finansiering_borttagen: 'Finansiering togs bort',
  administrativ_kostnad_tillagd: 'Administrativ kostnad lades till',
  administrativ_kostnad_andrad: 'Administrativ kostnad ändrades',
  administrativ_kostnad_borttagen: 'Administrativ kostnad togs bort',
  insatskostnad_tillagd: 'Kostnad lades till',
  insatskostnad_andrad: 'Kostnad ändrades',
  insatskostnad_borttagen: 'Kostnad togs bort',
};
