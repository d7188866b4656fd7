/** How a collection's changes are found, as the summary names it. */
export type Strategy = 'snapshot' | 'newest-first' | 'sweep' | 'window' | 'full';
