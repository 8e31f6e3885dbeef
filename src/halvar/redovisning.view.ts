import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { frysningsord } from '../rapport/frysning.rules.ts';
import { rapportrubrik } from '../rapport/rapport.rules.ts';
import { periodtext } from '../rapport/rubriker.rules.ts';
import { rapportPath, urvalsadress } from '../rapportsida/adress.rules.ts';
import { dagAv, tidpunkt } from '../shared/datum.ts';
import { tackningsrad } from '../tackning/tackning.rules.ts';
import type { Faktarad, Knapp, Meddelande } from '../web/delar.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { halvarPath, paketPath, redovisningPath } from './adress.rules.ts';
import {
  antalFiler,
  halvarstext,
  halvarshinderText,
  kanForsokasIgen,
  laget,
  type Halvarshinder,
  type Redovisning,
  type Redovisningslage,
} from './halvar.rules.ts';
import { felText, hurLangt } from './ord.view.ts';
import { urvalen } from './paket.rules.ts';

interface Redovisningssida extends Page {
  /** While it is made; null otherwise. */
  readonly framsteg: { readonly text: string; readonly klara: number; readonly alla: number } | null;
  readonly hamta: Knapp | null;
  readonly fakta: readonly Faktarad[];
  readonly igen: { readonly action: string; readonly nyckel: string } | null;
  /** The same reports as pages. */
  readonly rapporter: readonly Text[];
}
export const redovisningPage = page<Redovisningssida>('halvar/redovisning');

interface Underlag {
  readonly redovisning: Redovisning;
  readonly paket: { readonly sha256: string; readonly storlek: number } | null;
  readonly ansvarig: boolean;
}

interface Visning {
  readonly actor: Actor;
  readonly nu: Date;
  readonly form: Form;
  readonly hinder: Halvarshinder | null;
}

/** How often the page is fetched again while the package is made, in seconds. */
const laddaOm = 3;

const kb = (byte: number): string => `${String(Math.max(1, Math.round(byte / 1000)))} kB`;

/** Eight signs at a time, so that it can be read out and fits on a phone. */
const iGrupper = (summa: string): string => summa.match(/.{1,8}/g)?.join(' ') ?? summa;

const fakta = ({ redovisning: r, paket }: Underlag): readonly Faktarad[] => [
  { rubrik: 'Samverkansorganisation', text: r.samverkansorganisation },
  { rubrik: 'Version', text: String(r.version) },
  { rubrik: 'Beställd', text: [tid(dagAv(r.bestalldAt), tidpunkt(r.bestalldAt)), ` av ${r.bestalldAv}`] },
  ...(r.fryst === null
    ? []
    : [{ rubrik: 'Siffrorna frysta', text: [tid(r.fryst.per, tidpunkt(r.fryst.at))] }]),
  ...(r.tackning === null
    ? []
    : [{ rubrik: 'Täckning då', text: tackningsrad(r.tackning).replace(/^Täckning: /, '') }]),
  ...(paket === null ? [] : [{ rubrik: 'Kontrollsumma (SHA-256)', text: iGrupper(paket.sha256) }]),
];

const rapporterna = ({ samverkansorganisationId, halvar, fryst }: Redovisning): readonly Text[] =>
  fryst === null
    ? []
    : urvalen(samverkansorganisationId, halvar, frysningsord({ slag: 'halvar', ...fryst })).map((urval) => [
        lank(rapportrubrik[urval.typ], urvalsadress(rapportPath, urval)),
        `, ${periodtext(urval.period)}`,
      ]);

const stannat =
  'Redovisningen har slutat skapas innan den blev klar. Försök igen. De siffror som redan är frysta används.';

const meddelandet = (
  { fel }: Redovisning,
  lage: Redovisningslage,
  hinder: Halvarshinder | null,
): Meddelande | null => {
  if (hinder !== null) return { slag: 'varning', text: halvarshinderText[hinder] };
  if (fel !== null) return { slag: 'varning', text: felText[fel] };
  return lage === 'stannat' ? { slag: 'varning', text: stannat } : null;
};

/** One return: how far it has come, the package, and the same reports as pages. */
export const redovisningModel = (underlag: Underlag, visning: Visning): Redovisningssida => {
  const { redovisning, paket, ansvarig } = underlag;
  const { id, halvar, samverkansorganisation, klara } = redovisning;
  const lage = laget(redovisning, visning.nu);
  const rubrik = `Halvårsredovisning, ${halvarstext(halvar)}`;
  return {
    titel: `${rubrik}, ${samverkansorganisation}`,
    rubrik,
    ingress: [samverkansorganisation],
    smulor: [
      { text: 'Start', href: '/' },
      { text: 'Halvårsredovisning', href: halvarPath },
      { text: rubrik },
    ],
    meddelande: meddelandet(redovisning, lage, visning.hinder),
    framsteg: lage === 'skapas' ? { text: hurLangt(klara), klara, alla: antalFiler } : null,
    ...(lage === 'skapas' ? { laddaOm } : {}),
    hamta:
      paket === null
        ? null
        : {
            text: `Hämta paketet (zip, ${kb(paket.storlek)})`,
            href: url(paketPath, { redovisningId: id }),
            slag: 'primar',
          },
    fakta: fakta(underlag),
    igen:
      ansvarig && kanForsokasIgen(lage)
        ? { action: url(redovisningPath, { redovisningId: id }), nyckel: nyckelFor(visning.form) }
        : null,
    rapporter: hasRoll(visning.actor, 'susrapport') ? rapporterna(redovisning) : [],
  };
};
