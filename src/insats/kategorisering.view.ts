import { textFor, texterFor } from '../styrdata/styrdata.rules.ts';
import type { Faktarad, Knapp } from '../web/delar.ts';
import { kryssrutor, radioknappar, valjlista } from '../web/falt.ts';
import type { Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { url } from '../web/url.ts';
import { faltText } from './hantering.rules.ts';
import {
  inriktningar,
  inriktningText,
  registreringText,
  type Inriktning,
  type Kategorier,
  type Kategorisering,
} from './kategorisering.rules.ts';
import { nyInsatsPath } from './sidor.rules.ts';

/** The panel "Kategorisering": as questions, or as facts with the reason why they are locked. */
export interface KategoriseringDel {
  readonly fel: string | null;
  readonly fragor: {
    readonly inriktning: Fraga;
    /** Asked below the inriktning that is chosen; the stylesheet hides the other, and the server drops it. */
    readonly foljd: readonly { readonly inriktning: Inriktning; readonly fragor: readonly Fraga[] }[];
    readonly malgrupp: Fraga;
  } | null;
  readonly last: { readonly fakta: readonly Faktarad[]; readonly knapp: Knapp } | null;
}

const foljd = (form: Form, inriktning: Inriktning, { preciserad }: Kategorier): readonly Fraga[] => {
  const vilka = inriktning === 'individinriktad' ? 'individinriktade' : 'strukturövergripande';
  return [
    fraga([
      valjlista(form, `preciserad_${inriktning}`, {
        etikett: faltText.preciserad,
        tips: `För ${vilka} insatser`,
        tom: 'Välj preciserad inriktning',
        val: preciserad
          .filter((post) => post.inriktning === inriktning)
          .map(({ kod, text }) => ({ varde: kod, text })),
      }),
    ]),
    fraga(
      [
        radioknappar(form, `registrering_${inriktning}`, {
          etikett: faltText.deltagarregistrering,
          val: Object.entries(registreringText).map(([varde, text]) => ({ varde, text })),
        }),
      ],
      {
        rubrik: 'Vilken deltagarregistrering väljer jag',
        stycken: [
          'Personuppgifter/anonym: deltagaransvariga registrerar varje deltagare, med personuppgifter eller anonymt.',
          'Endast antal: du registrerar själv hur många som har deltagit. Ingen deltagaransvarig behövs.',
        ],
      },
    ),
  ];
};

/** The questions, with what may be chosen. */
export const kategoriseringsfragor = (form: Form, kategorier: Kategorier): KategoriseringDel => ({
  fel: null,
  last: null,
  fragor: {
    inriktning: fraga(
      [
        radioknappar(form, 'inriktning', {
          etikett: faltText.inriktning,
          val: inriktningar.map((varde) => ({ varde, text: inriktningText[varde] })),
        }),
      ],
      {
        rubrik: 'När kategoriseringen låses',
        stycken: ['Kategoriseringen går att ändra tills den första deltagaren har registrerats i insatsen.'],
      },
    ),
    foljd: inriktningar.map((inriktning) => ({ inriktning, fragor: foljd(form, inriktning, kategorier) })),
    malgrupp: fraga([
      kryssrutor(form, 'malgrupp', {
        etikett: faltText.malgrupp,
        tips: 'Välj en eller flera',
        val: kategorier.malgrupp.map(({ kod, text }) => ({ varde: kod, text })),
      }),
    ]),
  },
});

/** The kategorisering of an insats that has deltagare. */
export const lastKategorisering = (
  { errors }: Form,
  kategorier: Kategorier,
  insats: Kategorisering & { readonly id: string },
): KategoriseringDel => ({
  fel: errors['kategorisering'] ?? null,
  fragor: null,
  last: {
    fakta: [
      { rubrik: faltText.inriktning, text: inriktningText[insats.inriktning] },
      { rubrik: faltText.preciserad, text: textFor(kategorier.preciserad, insats.preciseradInriktningKod) },
      { rubrik: faltText.deltagarregistrering, text: registreringText[insats.deltagarregistrering] },
      {
        rubrik: faltText.malgrupp,
        text: texterFor(kategorier.malgrupp, insats.malgrupper) || 'Ingen angiven',
      },
    ],
    knapp: {
      text: 'Skapa en ny insats från denna',
      href: url(nyInsatsPath, {}, { fran: insats.id }),
      slag: 'sekundar',
    },
  },
});
