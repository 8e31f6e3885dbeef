export const overenskommelserPath = '/overenskommelser';
export const arbetsgivarePath = '/overenskommelser/:organisationId';
export const nyOverenskommelsePath = '/overenskommelser/:organisationId/ny';
export const slutdagPath = '/overenskommelser/:organisationId/slutdag/:overenskommelseId';
export const nyBestallarePath = '/overenskommelser/:organisationId/bestallare';
export const fornyelsePath = '/bestallare/:bestallareId/fornyelse';
export const avslutPath = '/bestallare/:bestallareId/avslut';
