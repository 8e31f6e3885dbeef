import { metodText } from '../inloggning/senast.rules.ts';
import { tidpunkt } from '../shared/datum.ts';
import type { Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { sparrText, type Atkomst, type Sparrbart } from './atkomst.rules.ts';
import { atkomstInloggningarPath, atkomstSparrPath } from './sidor.rules.ts';

interface Sattrad {
  readonly vad: Sparrbart;
  readonly namn: string;
  readonly lage: string;
  /** What the button does; null when there is nothing to close. */
  readonly knapp: { readonly text: string; readonly gor: 'sparra' | 'oppna' } | null;
}

interface AtkomstPage extends Page {
  readonly satt: readonly Sattrad[];
  readonly sparr: string;
  readonly avsluta: string;
  readonly inloggningar: readonly {
    readonly enhet: string;
    readonly start: string;
    readonly senast: string;
  }[];
}
export const atkomstPage = page<AtkomstPage>('atkomst/atkomst');

const rad = (vad: Sparrbart, sparrad: boolean | null, pa: string): Sattrad => ({
  vad,
  namn: sparrText[vad],
  lage: sparrad === null ? 'Används inte' : sparrad ? 'Spärrat' : pa,
  knapp:
    sparrad === null
      ? null
      : sparrad
        ? { text: 'Häv spärren', gor: 'oppna' }
        : { text: 'Spärra', gor: 'sparra' },
});

const klart: Readonly<Record<string, Meddelande>> = {
  avslutade: { slag: 'klart', text: 'Inloggningarna är avslutade.' },
  sparrat: {
    slag: 'klart',
    text: 'Inloggningssättet är spärrat. Öppna inloggningar finns kvar tills du avslutar dem.',
  },
  oppnat: { slag: 'klart', text: 'Spärren är hävd.' },
};

/** @param vad what was just done, as the address names it */
export const atkomstModel = (a: Atkomst, vad: unknown): AtkomstPage => ({
  titel: 'Inloggning för en användare',
  rubrik: a.namn,
  ingress: [a.arbetsgivare],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Visa användare', href: '/visa-anvandare' },
    { text: 'Inloggning' },
  ],
  meddelande: (typeof vad === 'string' && Object.hasOwn(klart, vad) ? klart[vad] : null) ?? null,
  satt: [
    rad('bankid', a.bankidSparrad, 'På'),
    rad('mobil', a.mobilSparrad, a.harLosenord ? 'På' : 'På, men inget lösenord är valt'),
    rad('koppling', a.kopplingUpphavd, 'På'),
  ],
  sparr: url(atkomstSparrPath, { anvandareId: a.id }),
  avsluta: url(atkomstInloggningarPath, { anvandareId: a.id }),
  inloggningar: a.inloggningar.map(({ metod, enhet, skapadAt, senastAt }) => ({
    enhet: `${enhet ?? 'Okänd webbläsare'}, med ${metodText[metod]}`,
    start: tidpunkt(skapadAt),
    senast: tidpunkt(senastAt),
  })),
});

export const allasPage = page('atkomst/allas');
export const allasModel: Page = {
  titel: 'Avsluta allas inloggningar',
  rubrik: 'Avsluta allas inloggningar',
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Visa användare', href: '/visa-anvandare' },
    { text: 'Avsluta allas inloggningar' },
  ],
};
