/** What a line says beside what it quotes and the names of options and files. */
export const wordsOf = (line: string): string => line.replaceAll(/«[^»]*»|"[^"]*"|<[^>]*>|\S*[-/]\S*/g, '');

/** What the law calls by an Italian name, in either language. */
export const NAMES_OF_LAW = /Reddito di cittadinanza|assegno di ricollocazione|patto di servizio/g;

/** Words that no line of the other language has. */
export const ENGLISH = /\b(the|of|and|what|which|from|with|every|only|this|by|is|are|not|options|usage)\b/i;
export const ITALIAN = /\b(il|lo|la|di|che|cosa|ogni|solo|questo|da|non|nessuno|è|opzioni|uso)\b/i;
