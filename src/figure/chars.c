/* chars.c: the classes of characters that the scanner stops at. Everything else has class 0 and is passed over. */
#include "lex.h"

#define D(v)  (CG_DIGIT | (v))
#define H(v)  (CG_HAN | (v))
#define F(v)  (CG_FORMAL | (v))
#define S(v)  (CG_SMALL | (v))
#define FS(v) (CG_FSMALL | (v))
#define B(v)  (CG_BIG | (v))

/* clang-format off */
const uint8_t char_classes[0x10000] = {
	['0'] = D(0), ['1'] = D(1), ['2'] = D(2), ['3'] = D(3), ['4'] = D(4),
	['5'] = D(5), ['6'] = D(6), ['7'] = D(7), ['8'] = D(8), ['9'] = D(9),
	[u'０'] = D(0), [u'１'] = D(1), [u'２'] = D(2), [u'３'] = D(3), [u'４'] = D(4),
	[u'５'] = D(5), [u'６'] = D(6), [u'７'] = D(7), [u'８'] = D(8), [u'９'] = D(9),
	[u'零'] = H(0), [u'〇'] = H(0), [u'○'] = H(0),
	[u'一'] = H(1), [u'二'] = H(2), [u'三'] = H(3), [u'四'] = H(4), [u'五'] = H(5),
	[u'六'] = H(6), [u'七'] = H(7), [u'八'] = H(8), [u'九'] = H(9),
	[u'壹'] = F(1), [u'贰'] = F(2),  [u'叁'] = F(3), [u'肆'] = F(4), [u'伍'] = F(5),
	[u'陆'] = F(6),  [u'柒'] = F(7), [u'捌'] = F(8), [u'玖'] = F(9),
	[u'十'] = S(1), [u'百'] = S(2), [u'千'] = S(3),
	[u'拾'] = FS(1), [u'佰'] = FS(2), [u'仟'] = FS(3),
	[u'万'] = B(4),  [u'亿'] = B(8),  [u'兆'] = B(12),
	[u'两'] = CC_LIANG,  [u'廿'] = CC_TWENTY, [u'卅'] = CC_THIRTY,
	[u'半'] = CC_HALF, [u'几'] = CC_FEW,  [u'数'] = CC_SEVERAL, 

	[u'第'] = CC_ORDINAL,
	[u'“'] = CC_QUOTE, [u'「'] = CC_QUOTE, [u'『'] = CC_QUOTE, [u'‘'] = CC_QUOTE, ['"'] = CC_QUOTE,
	[u'《'] = CC_TITLE, [u'〈'] = CC_TITLE,
	[u'（'] = CC_BRACKET, [u'〔'] = CC_BRACKET, ['('] = CC_BRACKET, ['['] = CC_BRACKET, [u'［'] = CC_BRACKET,
	[u'【'] = CC_BRACKET,
	[u'①'] = CC_CIRCLED, [u'②'] = CC_CIRCLED, [u'③'] = CC_CIRCLED, [u'④'] = CC_CIRCLED, [u'⑤'] = CC_CIRCLED,
	[u'⑥'] = CC_CIRCLED, [u'⑦'] = CC_CIRCLED, [u'⑧'] = CC_CIRCLED, [u'⑨'] = CC_CIRCLED, [u'⑩'] = CC_CIRCLED,
	[u'⑪'] = CC_CIRCLED, [u'⑫'] = CC_CIRCLED, [u'⑬'] = CC_CIRCLED, [u'⑭'] = CC_CIRCLED, [u'⑮'] = CC_CIRCLED,
	[u'⑯'] = CC_CIRCLED, [u'⑰'] = CC_CIRCLED, [u'⑱'] = CC_CIRCLED, [u'⑲'] = CC_CIRCLED, [u'⑳'] = CC_CIRCLED,
	[u'节'] = CC_TIME,  [u'暑'] = CC_TIME, [u'寒'] = CC_TIME, [u'假'] = CC_TIME,
	[u'今'] = CC_TIME, [u'去'] = CC_TIME, [u'明'] = CC_TIME, [u'前'] = CC_TIME, [u'后'] = CC_TIME,
	 [u'上'] = CC_TIME, [u'下'] = CC_TIME, [u'本'] = CC_TIME, [u'全'] = CC_TIME,
	[u'当'] = CC_TIME,  [u'同'] = CC_TIME, [u'次'] = CC_TIME, [u'翌'] = CC_TIME,
	[u'昨'] = CC_TIME, [u'近'] = CC_TIME, [u'过'] = CC_TIME,  [u'未'] = CC_TIME,
	[u'截'] = CC_TIME, [u'周'] = CC_TIME, [u'星'] = CC_TIME, [u'礼'] = CC_TIME, 
	 [u'公'] = CC_TIME, [u'民'] = CC_TIME, [u'农'] = CC_TIME, 
	[u'正'] = CC_TIME, [u'腊'] = CC_TIME,  [u'冬'] = CC_TIME, [u'晚'] = CC_TIME,
	[u'早'] = CC_TIME, [u'凌'] = CC_TIME, [u'清'] = CC_TIME, [u'中'] = CC_TIME, [u'傍'] = CC_TIME,
	[u'夜'] = CC_TIME, [u'深'] = CC_TIME, [u'春'] = CC_TIME, [u'国'] = CC_TIME, 
	[u'端'] = CC_TIME, [u'元'] = CC_TIME, [u'往'] = CC_TIME, [u'历'] = CC_TIME, 
	[u'年'] = CC_TIME, [u'月'] = CC_TIME, [u'光'] = CC_TIME, [u'康'] = CC_TIME, [u'干'] = CC_TIME,
	[u'此'] = CC_TIME, [u'报'] = CC_TIME, [u'初'] = CC_TIME, [u'最'] = CC_TIME, [u'午'] = CC_TIME, [u'咸'] = CC_TIME, [u'嘉'] = CC_TIME, [u'雍'] = CC_TIME,
	[u'长'] = CC_TIME,  [u'小'] = CC_TIME, [u'黄'] = CC_TIME,  [u'除'] = CC_TIME,
	[u'重'] = CC_TIME, [u'劳'] = CC_TIME,   [u'白'] = CC_TIME,
	['Q'] = CC_TIME, [u'道'] = CC_TIME, [u'首'] = CC_TIME, [u'头'] = CC_TIME, [u'宣'] = CC_TIME, [u'西'] = CC_TIME,
	[u'翻'] = CC_WORD, [u'双'] = CC_WORD, [u'成'] = CC_WORD, [u'负'] = CC_WORD, 
	['-'] = CC_SIGN, [u'－'] = CC_SIGN, [u'−'] = CC_SIGN, ['+'] = CC_SIGN, [u'＋'] = CC_SIGN, [u'±'] = CC_SIGN,
	['$'] = CC_SIGN, [u'＄'] = CC_SIGN, [u'￥'] = CC_SIGN, [u'¥'] = CC_SIGN, [u'€'] = CC_SIGN, [u'£'] = CC_SIGN,
	[u'。'] = CC_END, [u'！'] = CC_END, [u'？'] = CC_END, ['!'] = CC_END, ['?'] = CC_END, ['\n'] = CC_END,
	[u'判'] = CC_TOPIC, [u'裁'] = CC_TOPIC, [u'调'] = CC_TOPIC, 
};
/* clang-format on */

/* clang-format off */
const uint8_t char_flags[0x10000] = {
#include "flags.inc"
};
/* clang-format on */
