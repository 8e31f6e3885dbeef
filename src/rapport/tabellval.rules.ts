import {
  alder,
  forsorjningstid,
  klasser,
  okningar,
  sysselsattningar,
  tidIInsats,
  utanSvar,
  type Kategori,
  type Kodlistor,
} from './kategorier.rules.ts';

/** Numbers that belong together: `bas` is how many there are in all, and decides for the categories what may be shown. */
export interface Tabell {
  readonly id: string;
  readonly bas: string;
  readonly kategorier: readonly string[];
  /** Every deltagande is in one category. */
  readonly uteslutande: boolean;
  /** The category of `bas` that these are all in; '' for all. */
  readonly del?: string;
}

const koder = (kategorier: readonly Kategori[]) => kategorier.map(({ kod }) => kod);

/** Every table about deltaganden (doman §8), from which all reports are put together. */
export const tabellerna = (listor: Kodlistor, vald: string | null): readonly Tabell[] => {
  const [uteslutande, bas] = [true, 'avslutade'];
  const avslutade = (id: string, kategorier: readonly string[]): Tabell => ({
    id,
    bas,
    kategorier,
    uteslutande: false,
  });
  const paborjade = (id: string, kategorier: readonly string[]): Tabell => ({
    ...{ id, bas: 'paborjade', kategorier, uteslutande },
  });
  const forsorjning = koder(listor.forsorjning);
  return [
    paborjade('alder', koder(alder.kategorier)),
    paborjade('forsorjningstid', koder(forsorjningstid.kategorier)),
    paborjade('utbildningsniva', koder(listor.utbildningsniva)),
    { ...avslutade('avslutsanledning', koder(listor.avslutsanledning)), uteslutande },
    { ...avslutade('tid_i_insats', koder(tidIInsats.kategorier)), uteslutande },
    { ...avslutade('klass_fore', koder([...klasser, utanSvar])), uteslutande },
    { ...avslutade('klass_efter', koder([...klasser, utanSvar])), uteslutande },
    avslutade('sysselsattning_fore', koder(sysselsattningar)),
    avslutade('sysselsattning_efter', koder(sysselsattningar)),
    avslutade('resultat', koder(okningar)),
    avslutade('forsorjning_fore', forsorjning),
    avslutade('forsorjning_efter', forsorjning),
    ...(vald === null
      ? []
      : [{ ...avslutade('forsorjning_efter_vald', forsorjning), bas: 'forsorjning_fore', del: vald }]),
  ];
};
