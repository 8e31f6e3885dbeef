/** Addresses of the receipt. It has that of its key: after a withdrawal there is no deltagande to stand under. */
export const aterkallelsekvittoPath = '/aterkallelser/:nyckelId';
export const aterkallelsePdfPath = '/aterkallelser/:nyckelId/kvitto.pdf';

/** The task that SUS leaves when it has made somebody anonymous itself. */
export const registreradSomAnonymPath = '/insatser/:insatsId/registrerade-som-anonyma';

/** The register of the samtycken of an insats. */
export const samtyckenPath = '/insatser/:insatsId/samtycken';
