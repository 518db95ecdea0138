/* topics.h: words that a group of rules waits for and most news has none of. The scanner, which passes every character,
 * notes which of them stand in a block; rd->topics has them, so that such a rule is over before it walks or compares:
 *
 *	if (!(rd->topics & TOPIC_COURT))
 *		return false;
 *
 * Another topic is a bit, its words, a line in topics_at (scan.c), and the class CC_TOPIC in chars.c for the characters that
 * they begin with, which must have no other class. It pays where a rule would look through the text of a clause or a sentence
 * for words that are not in the lexicon; those that are have their class in rd->said.
 */
#ifndef DUSHU_FIGURE_TOPICS_H
#define DUSHU_FIGURE_TOPICS_H

enum topic {
	TOPIC_COURT = 1, /* somebody is told what to do */
};

#define COURT_WORDS "判决", "判决", "裁决", "裁决", "判令", "判处", "判处", "调解", "调解"

#endif
