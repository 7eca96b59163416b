/**
 * The one form of a user's identifier, however it was written: directories and mail ignore case, and what cannot be seen
 * tells nobody apart.
 */
export function userOf(written: string): string {
  return written
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');
}

/** Whether two identifiers are of one person, also where one was recorded before there was one form. */
export function isSameUser(one: string, other: string): boolean {
  return userOf(one) === userOf(other);
}
