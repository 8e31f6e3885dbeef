import { fail, ok, type Result } from '../shared/result.ts';

export interface Alias {
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
}

export type Aliashinder = 'som_namnet' | 'epost_rojer' | 'bestallning_vantar' | 'andrad';

const jamforbar = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');

/** Whether an address has a part of the name in it; parts of one or two letters are in too many addresses to tell. */
const rojer = (epost: string, namn: string): boolean => {
  const del = jamforbar(namn);
  return del.length > 2 && jamforbar(epost.split('@')[0] ?? '').includes(del);
};

type Namn = Pick<Alias, 'fornamn' | 'efternamn'>;

/** Whether an alias hides the real name: no part of it stands in the alias or in the address (skyddade personuppgifter). */
export const provaAlias = (alias: Alias, verkligt: Namn): Result<null, Aliashinder> => {
  const delar = [verkligt.fornamn, verkligt.efternamn];
  const lika = delar.some((del) =>
    [alias.fornamn, alias.efternamn].some((ny) => jamforbar(ny) === jamforbar(del)),
  );
  if (lika) return fail('som_namnet');
  return delar.some((del) => rojer(alias.epost, del)) ? fail('epost_rojer') : ok(null);
};

export const aliashinderText: Record<Aliashinder, readonly [falt: keyof Alias, text: string]> = {
  som_namnet: ['fornamn', 'Välj ett alias där varken förnamnet eller efternamnet är det verkliga'],
  epost_rojer: ['epost', 'Skriv en e-postadress som inte innehåller det verkliga namnet'],
  bestallning_vantar: ['fornamn', 'Besluta först om beställningen som väntar om användaren'],
  andrad: ['fornamn', 'Någon annan har ändrat användaren medan sidan var öppen. Öppna sidan igen.'],
};
