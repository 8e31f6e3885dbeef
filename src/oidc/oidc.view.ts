import { loggaInPath } from '../inloggning/sidor.rules.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { oidcBekraftatPath, oidcKlarPath } from './sidor.rules.ts';

interface VidarePage extends Page {
  /** At the provider. */
  readonly adress: string;
  readonly namn: string;
  readonly avbryt: string;
}

/** On the way to the provider: a page of ours, since a form of ours may not end on another host. */
export const vidarePage = page<VidarePage>('oidc/vidare', 'layout-inlogg');

export const vidareModel = (namn: string, adress: string, avbryt: string = loggaInPath): VidarePage => ({
  titel: `Du skickas till ${namn}`,
  rubrik: `Du skickas till ${namn}`,
  vidareTill: adress,
  adress,
  namn,
  avbryt,
});

interface KlarPage extends Page {
  readonly text: string;
  readonly action: string;
  readonly vidare: string;
  readonly avbryt: string;
}

/** Back from the provider: a press on the button makes the sign-in, since a page that is only opened must not. */
export const klarPage = page<KlarPage>('oidc/klar', 'layout-inlogg');

export const klarModel = (namn: string, vidare: string, bekraftar: boolean): KlarPage => ({
  titel: 'Du har legitimerat dig',
  rubrik: 'Du har legitimerat dig',
  text: `Du har legitimerat dig hos ${namn}.`,
  action: bekraftar ? oidcBekraftatPath : oidcKlarPath,
  vidare,
  avbryt: url(loggaInPath, {}, { till: vidare === '/' ? undefined : vidare }),
});
