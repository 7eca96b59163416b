/** A hire as an employer's communication tells the API of it; whoever it is about is added. */
export const HIRE = {
  protocol: '1700020000000018',
  receivedOn: '2020-03-04',
  kind: '01',
  event: 'ASS',
  module: 'UL',
  employer: '01234567890',
  contract: 'A.01.00',
  eventOn: '2020-03-02',
  plannedEndOn: null,
  weeklyHours: 4000,
  fullTimeHours: 4000,
  refersTo: null,
};
