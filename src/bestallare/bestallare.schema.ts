import { z } from 'zod';
import { isEpost, lasMobil } from '../anvandare/anvandare.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Nummerkrav, Personnummer } from '../shared/personnummer.ts';
import { enRad, formWith, readForm, text, type Parsed } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';

const rad = text(254).default('');
const form = z.object({
  anvandare: rad,
  personnummer: rad,
  fornamn: enRad(100).default(''),
  efternamn: enRad(100).default(''),
  epost: rad,
  mobil: rad,
  galler_fran: rad,
  galler_till: rad,
});
type Falt = z.infer<typeof form>;

/** A person without an account. */
export interface Nyperson {
  readonly personnummer: Personnummer;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly mobil: string;
}
/** Who is to be beställare, a user or a new one, and from when to when. */
export interface Registrering {
  readonly vem: { readonly anvandareId: string } | { readonly ny: Nyperson };
  readonly fran: Dag;
  readonly till: Dag;
}

interface Krav {
  readonly idag: Dag;
  readonly krav: Nummerkrav;
}

const lasNy = (falt: Falt, { fel, personnummer }: Lasare, krav: Krav): Nyperson => {
  const nummer = personnummer('personnummer', falt.personnummer, krav);
  const mobil = lasMobil(falt.mobil);
  if (falt.fornamn === '') fel('fornamn', 'Skriv förnamnet');
  if (falt.efternamn === '') fel('efternamn', 'Skriv efternamnet');
  if (!isEpost(falt.epost)) fel('epost', 'Skriv en e-postadress, till exempel namn@kommunen.se');
  if (mobil === null) fel('mobil', 'Skriv ett mobilnummer, till exempel 070-174 06 05');
  const { fornamn, efternamn, epost } = falt;
  return { fornamn, efternamn, epost, mobil: mobil ?? '', personnummer: nummer };
};

const harNy = (falt: Falt): boolean =>
  [falt.personnummer, falt.fornamn, falt.efternamn, falt.epost, falt.mobil].some((t) => t !== '');

const lasVem = (falt: Falt, las: Lasare, krav: Krav): Registrering['vem'] => {
  if (falt.anvandare === '') {
    if (harNy(falt)) return { ny: lasNy(falt, las, krav) };
    las.fel('anvandare', 'Välj en användare, eller fyll i uppgifterna om en ny');
  } else if (harNy(falt)) las.fel('anvandare', 'Välj en användare eller fyll i en ny, inte båda');
  else if (!z.guid().safeParse(falt.anvandare).success) las.fel('anvandare', 'Välj en användare i listan');
  return { anvandareId: falt.anvandare };
};

export const lasRegistrering = (body: unknown, krav: Krav): Parsed<Registrering> => {
  const last = readForm(form, body);
  if (!last.ok) return last;
  const las = lasare(formWith(body, {}));
  const vem = lasVem(last.value, las, krav);
  const fran = las.dag('galler_fran', last.value.galler_fran, {
    tomt: 'Skriv första dagen',
    vad: 'en första dag',
  });
  const till = las.dag('galler_till', last.value.galler_till, {
    tomt: 'Skriv sista dagen',
    vad: 'en sista dag',
  });
  return las.svar({ vem, fran, till });
};
