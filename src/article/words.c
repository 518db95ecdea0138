/* words.c: the words by which the parts of a page are known. Data only, and the three ways to look it up. */
#include "article/private.h"

#define W(lit)                                                                                                     \
	{                                                                                                          \
		(lit), sizeof(lit) - 1                                                                             \
	}

static const struct ds_str ui[] = {
#include "article/words-ui.inc"
};
static const struct ds_str ui_head[] = {
#include "article/words-ui-head.inc"
};

static const struct ds_str notice[] = {
	W("统一刊号"),
	W("邮发代号"),
	W("统一连续出版物"),
	W("國內統一刊號"),
	W("版权所有"),
	W("免责声明"),
	W("版权与免责"),
	W("凡本网注明"),
	W("凡本站注明"),
	W("转载请注明"),
	W("ICP备"),
	W("ICP证"),
	W("公网安备"),
	W("网站标识码"),
	W("Copyright"),
	W("copyright"),
	W("COPYRIGHT"),
	W("All Rights Reserved"),
	W("All rights reserved"),
	W("信息网络传播视听节目许可证"),
	W("互联网新闻信息服务许可证"),
	W("不代表本网"),
	W("不代表本站"),
	W("违法和不良信息举报"),
	W("本网联系"),
	W("本站联系"),
	W("并不代表本网"),
	W("版權所有"),
	W("请与本网联系"),
	W("网站声明"),
	W("凡本網注明"),
	W("凡本網註明"),
	W("不代表本網"),
	W("未經本網"),
};
/* Words of notices that court reports use as well: one of them by itself says nothing. */
static const struct ds_str notice_weak[] = {
	W("未经授权"), W("未经许可"), W("不得转载"), W("谢绝转载"),   W("侵权必究"),
	W("法律顾问"), W("著作权归"), W("版权声明"), W("仅代表作者"), W("凡注明"),
	W("不得轉載"), W("未經授權"), W("隱私權"),   W("隐私政策"),   W("隱私聲明"),
};
static const struct ds_str notice_field[] = {
	W("版权"),     W("授权"),   W("转载"), W("本网"), W("本站"), W("侵权"), W("著作权"),   W("稿件"), W("联系"),
	W("法律责任"), W("许可证"), W("举报"), W("声明"), W("作品"), W("ICP"),  W("opyright"), W("版權"), W("轉載"),
	W("授權"),     W("注明"),   W("网站"), W("本網"), W("來源"), W("聯繫"), W("聲明"),
};
static const struct ds_str contact[] = {
	W("QQ"),       W("E-mail"),   W("Email"),    W("e-mail"),   W("发行部"),   W("广告部"),   W("零售"),
	W("传真"),     W("傳真"),     W("地 址"),    W("地址"),     W("社址"),     W("网址"),     W("通讯地址"),
	W("邮政编码"), W("电話"),     W("電話"),     W("聯絡電話"), W("总编室"),   W("投稿邮箱"), W("电子邮箱"),
	W("邮箱"),     W("郵箱"),     W("举报电话"), W("值班电话"), W("客服电话"), W("投诉电话"), W("热线电话"),
	W("电 话"),    W("电话"),     W("监督电话"), W("联系电话"), W("聯絡人"),   W("联系人"),   W("发行热线"),
	W("广告热线"), W("投稿热线"), W("报料热线"), W("新闻热线"), W("爆料热线"), W("订阅热线"), W("读者热线"),
	W("邮编"),
};
static const struct ds_str site_tail[] = {
	W("频道"),   W("数字报"), W("電子報"), W("网站"),   W("门户网站"), W("客户端"),
	W("新聞網"), W("在线"),   W("政府网"), W("新闻网"), W("网"),       W("融媒体中心"),
};
static const struct ds_str press_tail[] = {
	W("频道"),   W("頻道"),   W("新聞"),   W("部"),     W("周报"), W("商报"),   W("导报"),   W("工人报"),
	W("快报"),   W("报"),     W("新报"),   W("日报"),   W("早报"), W("时报"),   W("晚报"),   W("晨报"),
	W("法治报"), W("都市报"), W("青年报"), W("厅"),     W("台"),   W("电视台"), W("電視台"), W("電台"),
	W("公众号"), W("新闻"),   W("总队"),   W("检察院"), W("法院"), W("院"),     W("總隊"),   W("集团"),
	W("日報"),   W("時報"),   W("晚報"),   W("報"),     W("社"),   W("报社"),   W("委"),     W("网站"),
	W("客户端"), W("大学"),   W("办公室"), W("局"),     W("網"),   W("发布"),   W("發布"),   W("政府"),
	W("在线"),   W("协会"),   W("委员会"), W("网"),     W("中心"), W("杂志"),   W("微信"),
};
/* Names of papers, above a page. */
static const struct ds_str masthead_tail[] = {
	W("頻道"), W("频道"),   W("周刊"), W("导刊"), W("週刊"), W("报"),
	W("報"),   W("客户端"), W("快讯"), W("網"),   W("在线"), W("网"),
};
static const struct ds_str column_tail[] = {
	W("速递"), W("特别报道"), W("系列报道"), W("聚光灯"),   W("热点"),   W("焦点"),     W("观点"),
	W("视点"), W("聚焦"),     W("风采"),     W("特刊"),     W("人物"),   W("天气预报"), W("在行动"),
	W("答卷"), W("民生"),     W("集锦"),     W("时政"),     W("视界"),   W("直播间"),   W("进行时"),
	W("要闻"), W("现场"),     W("新闻眼"),   W("论坛"),     W("调查"),   W("专栏"),     W("圆桌"),
	W("专题"), W("回音壁"),   W("巡礼"),     W("速览"),     W("广角"),   W("特稿"),     W("走笔"),
	W("简讯"), W("手记"),     W("本报评论"), W("社论"),     W("评论"),   W("专访"),     W("快评"),
	W("时评"), W("新观察"),   W("观察"),     W("记者观察"), W("大家谈"), W("访谈"),     W("前沿"),
	W("短波"), W("关注"),     W("追踪"),     W("故事"),     W("一线"),   W("热线"),     W("连线"),
};
static const struct ds_str subtitle_tail[] = {
	W("盘点"), W("速写"), W("扫描"),     W("纪略"), W("记略"), W("见闻"),     W("回眸"),     W("工作回眸"),
	W("调查"), W("调研"), W("纪行"),     W("启示"), W("巡礼"), W("巡禮"),     W("透视"),     W("一览"),
	W("側記"), W("走笔"), W("纪实"),     W("侧记"), W("札记"), W("回访"),     W("探访"),     W("走访"),
	W("述评"), W("观察"), W("紀實"),     W("解读"), W("访谈"), W("综述之一"), W("综述之三"), W("追踪"),
	W("纪事"), W("记事"), W("综述之二"), W("盤點"), W("实录"), W("剪影"),     W("掠影"),     W("综述"),
};
static const struct ds_str kicker_tail[] = {
	W("强调:"), W("指出"), W("提出"), W("召開"), W("举行"),
	W("表示"),  W("強調"), W("强调"), W("要求"), W("召开"),
};
static const struct ds_str guest_tail[] = {
	W("参加"),     W("參加"),     W("主持"),       W("陪同"), W("作报告"), W("致詞"), W("講話"),
	W("主持会议"), W("出席会议"), W("出席并讲话"), W("讲话"), W("出席"),   W("致辞"),
};
static const struct ds_str caption_head[] = {
	W("←"),      W("↑"),    W("→"),      W("↓"),        W("▲"),        W("△"),        W("▶"),
	W("▷"),      W("▼"),    W("▽"),      W("◀"),        W("◁"),        W("◢"),        W("◣"),
	W("◤"),      W("◥"),    W("上图"),   W("上圖"),     W("下图"),     W("下圖"),     W("中图"),
	W("压题图"), W("右图"), W("图:"),    W("图①"),      W("图②"),      W("图③"),      W("图④"),
	W("图⑤"),    W("图一"), W("图三"),   W("图为"),     W("图二"),     W("图片说明"), W("图表"),
	W("图说"),   W("图："), W("圖:"),    W("圖為"),     W("圖："),     W("大图"),     W("小图"),
	W("左图"),   W("组图"), W("资料图"), W("资料图片"), W("资料照片"), W("配图"),     W("题图"),
};
static const struct ds_str caption_tail[] = {
	W("摄影报道"), W("档案照"), W("資料圖片"), W("资料图片"), W("资料照片"), W("资料片"), W("航拍"),
	W("发"),       W("摄"),     W("攝"),       W("漫画"),     W("作图"),     W("供图"),   W("制图"),
	W("截图"),     W("档案图"), W("视频截图"), W("资料图"),   W("配图"),     W("供圖"),   W("製圖"),
	W("資料圖"),   W("图表"),   W("绘"),       W("制作"),     W("摄影"),     W("提供"),
};
static const struct ds_str opener[] = {
	W("一是"),     W("三是"),     W("下一步"),   W("不仅如此"), W("与此同时"),   W("二是"),   W("今天"),
	W("今年以来"), W("会议强调"), W("会议指出"), W("会议要求"), W("其中,"),      W("其中，"), W("其次"),
	W("另外"),     W("同时,"),    W("同时，"),   W("四是"),     W("在此基础上"), W("如今"),   W("当天"),
	W("截至"),     W("截至目前"), W("据了解"),   W("据介绍"),   W("据悉"),       W("据统计"), W("接下来"),
	W("據了解"),   W("據悉"),     W("日前"),     W("昨天"),     W("昨日"),       W("最后"),   W("會議"),
	W("本报讯"),   W("根据"),     W("此外"),     W("此次"),     W("目前,"),      W("目前，"), W("而在"),
	W("记者"),     W("近年来"),   W("近日"),     W("随后"),     W("首先"),
};
static const struct ds_str office_tail[] = {
	W("指挥部"), W("部"),     W("厅"),     W("台"),       W("气象台"), W("公司"),   W("司"),     W("总队"),
	W("调查队"), W("處"),     W("学院"),   W("检察院"),   W("法院"),   W("總隊"),   W("集团"),   W("委員會"),
	W("银行"),   W("处"),     W("委"),     W("大学"),     W("办公室"), W("工作室"), W("局"),     W("气象局"),
	W("通訊組"), W("政府"),   W("工作组"), W("领导小组"), W("课题组"), W("调研组"), W("报道组"), W("采访组"),
	W("调查组"), W("项目组"), W("通讯组"), W("协会"),     W("委员会"), W("署"),     W("中心"),
};

/* What a person does; the name follows. */
static const struct ds_str roles[] = {
	W("记者"),   W("通讯员"),     W("通信员"), W("实习生"),     W("特派员"), W("评论员"),
	W("作者"),   W("撰文"),       W("撰稿"),   W("采写"),       W("記者"),   W("通訊員"),
	W("實習生"), W("特约撰稿人"), W("主持人"), W("特约评论员"), W("观察员"), W("供稿"),
};

/* Labels of a notice's lines: 时间:…, which neither are headings nor headlines. */
static const struct ds_str field_head[] = {
	W("主办"),     W("会期"),     W("协办"), W("参与方式"), W("咨询"),   W("地点"), W("地點"),
	W("备注"),     W("对象"),     W("展期"), W("承办"),     W("报名"),   W("时间"), W("時間"),
	W("活动地点"), W("活动时间"), W("票价"), W("编号"),     W("联系人"), W("费用"),
};

/* What introduces a story that follows: no headline of its own. */
static const struct ds_str note[] = {
	W("内容提要"), W("导语"),     W("导读"),     W("开栏的话"), W("开栏语"),   W("引言"),     W("引子"),
	W("新闻提示"), W("新闻背景"), W("本期导读"), W("核心提示"), W("核心阅读"), W("編按"),     W("編者按"),
	W("编者按"),   W("编者的话"), W("编前"),     W("编前语"),   W("開欄的話"), W("阅读提示"),
};
/* Columns of short pieces, each with a headline. */
static const struct ds_str box[] = {
	W("新闻速递"),   W("簡明新聞"), W("简明消息"), W("要闻简报"), W("新闻简报"), W("新闻集锦"),
	W("一句话新闻"), W("短新闻"),   W("简明新闻"), W("短訊"),     W("快訊"),     W("簡訊"),
	W("短讯"),       W("简讯"),     W("快讯"),     W("短波"),
};

/* A piece beside a story, with a headline of its own. */
static const struct ds_str piece[] = {
	W("微评"),     W("快评"), W("本报评论"), W("本报评论员文章"), W("短评"),     W("短評"),
	W("社评"),     W("社論"), W("编后"),     W("编后语"),         W("記者手記"), W("记者手记"),
	W("记者感言"), W("评论"), W("采访手记"), W("采访札记"),
};
/* In brackets behind a title: what there is with it, which part or state of a document it is. */
static const struct ds_str remark_tail[] = {
	W("者"),   W("节选"), W("消息"), W("部"),   W("元"),   W("八"),   W("六"),   W("版"),   W("批"),
	W("节"),   W("报"),   W("区"),   W("十"),   W("名单"), W("卷"),   W("厅"),   W("链接"), W("县"),
	W("号"),   W("公司"), W("名"),   W("员"),   W("直播"), W("回放"), W("镇"),   W("全文"), W("原文"),
	W("更新"), W("日"),   W("说明"), W("附"),   W("院"),   W("摘登"), W("集"),   W("四"),   W("图"),
	W("组图"), W("省"),   W("會"),   W("月"),   W("組圖"), W("圖"),   W("期"),   W("本"),   W("村"),
	W("草案"), W("试行"), W("暂行"), W("表"),   W("视频"), W("社"),   W("摘要"), W("委"),   W("稿"),
	W("草稿"), W("章"),   W("次"),   W("修正"), W("大学"), W("會議"), W("完"),   W("修订"), W("会议"),
	W("篇"),   W("局"),   W("届"),   W("岁"),   W("一"),   W("市"),   W("七"),   W("发布"), W("三"),
	W("上"),   W("下"),   W("中"),   W("九"),   W("乡"),   W("年"),   W("二"),   W("五"),   W("季度"),
	W("人"),   W("组"),   W("待续"), W("附件"), W("摘编"), W("会"),   W("网"),   W("连载"), W("转载"),
	W("下载"), W("辑"),   W("中心"),
};
/* Names of documents end so. */
static const struct ds_str document_tail[] = {
	W("情况"), W("规划"), W("细则"), W("公报"),   W("通报"), W("简报"),   W("快报"),   W("预报"),   W("名单"),
	W("公告"), W("通告"), W("报告"), W("通知書"), W("通知"), W("公報"),   W("方案"),   W("一览表"), W("批复"),
	W("纪要"), W("意见"), W("决定"), W("规定"),   W("办法"), W("倡议书"), W("白皮书"), W("条例"),
};
/* What tells what a place or a body is ends so. */
static const struct ds_str profile_tail[] = {
	W("概况"), W("简况"), W("名片"), W("概況"), W("簡介"), W("简介"), W("介绍"),
};
/* Headings of lists of other stories. */
static const struct ds_str related[] = {
	W("24小时排行"), W("一周热点"),     W("为您推荐"), W("今日推荐"), W("今日热点"), W("图文推荐"),
	W("图片新闻"),   W("延伸閱讀"),     W("延伸阅读"), W("往期回顾"), W("推荐内容"), W("推荐视频"),
	W("推荐阅读"),   W("推薦閱讀"),     W("新聞推薦"), W("新闻排行"), W("新闻推荐"), W("新闻排行榜"),
	W("新聞排行"),   W("更多新聞"),     W("更多新闻"), W("最新專題"), W("最新文章"), W("最新新闻"),
	W("最新资讯"),   W("最新新闻排行"), W("点击排行"), W("热点图片"), W("热点排行"), W("热点推荐"),
	W("热点新闻"),   W("热门推荐"),     W("热门文章"), W("热门新闻"), W("熱門新聞"), W("熱點圖片"),
	W("熱點新聞"),   W("猜你喜欢"),     W("相关报道"), W("相关推荐"), W("相关文章"), W("相关新闻"),
	W("相关稿件"),   W("相关评论"),     W("相关链接"), W("相关阅读"), W("相關報道"), W("相關推薦"),
	W("相關新聞"),   W("相關閱讀"),     W("精彩图片"), W("精彩推荐"), W("精彩推薦"), W("编辑推荐"),
	W("頭條新聞"),
};

/* What a site says about itself around an article, to the end of the paragraph. */
static const struct ds_str declaration[] = {
	W("END"),        W("Notice:"),    W("“特别声明"), W("举报"),         W("免责声明"),   W("免責聲明"),
	W("分享、点赞"), W("声明：该文"), W("声明："),    W("声明:"),        W("完\n"),       W("平台声明"),
	W("往期推荐"),   W("往期回顾"),   W("报料"),      W("未经正式授权"), W("未经授权"),   W("本文为"),
	W("点赞"),       W("版权声明"),   W("版权作品"),  W("特別聲明"),     W("特别声明"),   W("獲授權轉載"),
	W("返回搜狐"),   W("郑重声明"),   W("鄭重聲明"),  W("重要声明"),     W("风险提示："), W("香港時間"),
};
/* What invites readers to install or follow something begins so. */
static const struct ds_str invitation[] = {
	W("下载"), W("不用抽"), W("关注"),   W("安装"), W("微信搜"), W("快来"), W("想看"),
	W("戳"),   W("手机"),   W("打开"),   W("扫码"), W("扫描"),   W("更多"), W("欢迎"),
	W("海量"), W("点击"),   W("用微信"), W("立即"), W("识别"),   W("请用"), W("长按"),
};

struct words {
	const struct ds_str *v;
	size_t n;
};

static const struct ds_str news_lead[] = {
	W("一季度"),   W("上周"),     W("上半年"),   W("上月底"),   W("上月"),     W("中秋"),     W("今晨"),
	W("今年"),     W("今春"),     W("今秋"),     W("今夏"),     W("今天"),     W("今冬"),     W("今日"),
	W("元旦"),     W("入冬以来"), W("入夏以来"), W("入秋以来"), W("入春以来"), W("前三季度"), W("前日"),
	W("前天"),     W("去年"),     W("周末"),     W("国庆"),     W("当前"),     W("截止"),     W("截至"),
	W("据悉"),     W("日前"),     W("时下"),     W("春节"),     W("昨天"),     W("昨日"),     W("昨晚"),
	W("本月"),     W("本周"),     W("清明"),     W("眼下"),     W("端午"),     W("笔者"),     W("笔者从"),
	W("節日期間"), W("节日期间"), W("記者從"),   W("记者从"),   W("近期"),     W("近來"),     W("近日"),
	W("这几天"),   W("连日来"),   W("這兩天"),   W("連日來"),
};
static const struct ds_str goes_on[] = {
	W("一是"),   W("一年来"),   W("与此同时"), W("为"),     W("于是"), W("他们"),   W("他"),     W("但"),
	W("其中"),   W("几年来"),   W("另外"),     W("同時"),   W("同时"), W("因此"),   W("在此"),   W("多年来"),
	W("她们"),   W("她"),       W("如今"),     W("它"),     W("对此"), W("對此"),   W("所以"),   W("据介绍"),
	W("据了解"), W("接下来"),   W("據介紹"),   W("據了解"), W("最后"), W("此外"),   W("然而"),   W("目前"),
	W("而"),     W("與此同時"), W("該"),       W("该"),     W("过去"), W("近年來"), W("近年来"), W("这"),
	W("這"),     W("除此"),     W("随后"),     W("隨後"),   W("首先"),
};

/* What a government's site files a document under. */
static const struct ds_str record[] = {
	W("主题分类"),   W("主题词"),   W("体裁分类"), W("信息分类"), W("信息名称"), W("信息类别"),
	W("信息索引号"), W("信息编号"), W("公开属性"), W("公开形式"), W("公开方式"), W("公开时限"),
	W("公开目录"),   W("公开类别"), W("公开范围"), W("公文时效"), W("公文种类"), W("内容概述"),
	W("发文字号"),   W("失效日期"), W("失效时间"), W("废止日期"), W("废止时间"), W("所属主题"),
	W("所属类别"),   W("效力状态"), W("文件号"),   W("文件状态"), W("文件编号"), W("文号"),
	W("时效性"),     W("是否有效"), W("有 效 性"), W("有效性"),   W("生成日期"), W("生效日期"),
	W("生效时间"),   W("索 引 号"), W("索引号"),   W("组配分类"), W("统一编号"), W("规范性文件登记号"),
};

static const struct ds_str subtitle_head[] = {
	W("受益"),   W("同比"), W("带动"), W("年内"), W("总投资"), W("惠及"), W("新增"),
	W("比上年"), W("涉及"), W("累计"), W("覆盖"), W("较上年"), W("预计"), W("预算"),
};

/* What a site calls its channels; in running text they are words like others. */
static const struct ds_str channel[] = {
	W("三农"), W("专题"), W("书画"), W("交通"), W("亲子"), W("人物"), W("体育"), W("保险"), W("健康"),
	W("党建"), W("兩岸"), W("公益"), W("军事"), W("农业"), W("副刊"), W("医疗"), W("华人"), W("即時"),
	W("历史"), W("台湾"), W("国內"), W("国内"), W("国际"), W("图片"), W("图集"), W("國際"), W("圖片"),
	W("地方"), W("地產"), W("基金"), W("女性"), W("娛樂"), W("娱乐"), W("娱评"), W("家居"), W("寵物"),
	W("專區"), W("專欄"), W("專題"), W("影音"), W("房产"), W("房產"), W("收藏"), W("政务"), W("政治"),
	W("教育"), W("数码"), W("文化"), W("文娱"), W("新闻"), W("旅游"), W("旅行"), W("旅遊"), W("时尚"),
	W("时政"), W("時尚"), W("民生"), W("气象"), W("氣象"), W("汽車"), W("汽车"), W("法治"), W("深度"),
	W("港澳"), W("游戏"), W("滚动"), W("热点"), W("焦點"), W("熱門"), W("玩咖"), W("环保"), W("理论"),
	W("理财"), W("生活"), W("產經"), W("直播"), W("社会"), W("社會"), W("社論"), W("科技"), W("經濟"),
	W("经济"), W("美食"), W("股票"), W("能源"), W("舆情"), W("蒐奇"), W("藝文"), W("要闻"), W("視頻"),
	W("视频"), W("評論"), W("访谈"), W("证券"), W("评论"), W("財經"), W("财经"), W("軍事"), W("運動"),
	W("選舉"), W("银行"), W("食品"), W("食譜"), W("首页"), W("體育"),
};

#define LIST(a)                                                                                                    \
	{                                                                                                          \
		(a), DS_COUNT(a)                                                                                   \
	}
static const struct words lists[WORD_LISTS] = {
	[WORDS_UI] = LIST(ui),
	[WORDS_UI_HEAD] = LIST(ui_head),
	[WORDS_RECORD] = LIST(record),
	[WORDS_NOTICE] = LIST(notice),
	[WORDS_NOTICE_WEAK] = LIST(notice_weak),
	[WORDS_NOTICE_FIELD] = LIST(notice_field),
	[WORDS_CONTACT] = LIST(contact),
	[WORDS_SITE_TAIL] = LIST(site_tail),
	[WORDS_PRESS_TAIL] = LIST(press_tail),
	[WORDS_MASTHEAD_TAIL] = LIST(masthead_tail),
	[WORDS_COLUMN_TAIL] = LIST(column_tail),
	[WORDS_SUBTITLE_TAIL] = LIST(subtitle_tail),
	[WORDS_KICKER_TAIL] = LIST(kicker_tail),
	[WORDS_GUEST_TAIL] = LIST(guest_tail),
	[WORDS_CAPTION_HEAD] = LIST(caption_head),
	[WORDS_CAPTION_TAIL] = LIST(caption_tail),
	[WORDS_OPENER] = LIST(opener),
	[WORDS_OFFICE_TAIL] = LIST(office_tail),
	[WORDS_FIELD_HEAD] = LIST(field_head),
	[WORDS_ROLE] = LIST(roles),
	[WORDS_NOTE] = LIST(note),
	[WORDS_BOX] = LIST(box),
	[WORDS_DECLARATION] = LIST(declaration),
	[WORDS_INVITATION] = LIST(invitation),
	[WORDS_PIECE] = LIST(piece),
	[WORDS_REMARK_TAIL] = LIST(remark_tail),
	[WORDS_DOCUMENT_TAIL] = LIST(document_tail),
	[WORDS_PROFILE_TAIL] = LIST(profile_tail),
	[WORDS_RELATED] = LIST(related),
	[WORDS_CHANNEL] = LIST(channel),
	[WORDS_SUBTITLE_HEAD] = LIST(subtitle_head),
	[WORDS_NEWS_LEAD] = LIST(news_lead),
	[WORDS_GOES_ON] = LIST(goes_on),
};

/* Most words differ in their first character: three bytes are compared before memcmp is called. */
static inline bool same_start(const char *a, const char *b)
{
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

static inline bool is_at(struct ds_str word, const char *p, size_t n)
{
	if (word.n > n)
		return false;
	return word.n >= 3 ? same_start(word.p, p) && memcmp(word.p, p, word.n) == 0
			   : memcmp(word.p, p, word.n) == 0;
}

/* Lists are sorted by these keys, those of heads and whole lines by the first three bytes of each word, those of tails
 * by the last two. Tested in tests/unit/article_test.c. */
static inline uint32_t head_key(struct ds_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	if (s.n >= 3)
		return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
	return (s.n > 0 ? (uint32_t)p[0] << 16 : 0) | (s.n > 1 ? (uint32_t)p[1] << 8 : 0);
}

static inline uint32_t tail_key(struct ds_str s)
{
	if (s.n < 2) /* nothing may be nowhere */
		return 0;
	const unsigned char *end = (const unsigned char *)s.p + s.n;
	return (uint32_t)end[-2] << 8 | end[-1];
}

/* A set of the keys of a list's words, hashed to a bit each: nearly every line is asked about a dozen lists and has a word of none, which
 * one look at the set says. What is in it by chance the list refuses. */
#define KEY_SET_BITS 512u
struct key_set {
	uint64_t bits[KEY_SET_BITS / 64];
};

/* The last bytes of a Chinese character tell most. */
static inline unsigned key_bit(uint32_t key)
{
	return (key + (key >> 8) * 9 + (key >> 16) * 67) % KEY_SET_BITS;
}

static inline bool set_has(const struct key_set *set, uint32_t key)
{
	const unsigned bit = key_bit(key);
	return set->bits[bit / 64] >> (bit % 64) & 1;
}

/* Made before main, and never changed. */
static struct key_set heads[WORD_LISTS], tails[WORD_LISTS];

__attribute__((constructor)) static void key_sets_make(void)
{
	for (size_t list = 0; list < WORD_LISTS; list++) {
		for (size_t i = 0; i < lists[list].n; i++) {
			const unsigned head = key_bit(head_key(lists[list].v[i])),
				       tail = key_bit(tail_key(lists[list].v[i]));
			heads[list].bits[head / 64] |= (uint64_t)1 << (head % 64);
			tails[list].bits[tail / 64] |= (uint64_t)1 << (tail % 64);
		}
	}
}

/* The first word whose key is not below that of s; no branch depends on the words. */
static inline const struct ds_str *words_from(const struct words *w, uint32_t key, uint32_t (*of)(struct ds_str))
{
	const struct ds_str *v = w->v;
	for (size_t n = w->n; n > 1; n -= n / 2)
		v += of(v[n / 2 - 1]) < key ? n / 2 : 0;
	return v + (of(*v) < key);
}

bool words_whole(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	const uint32_t key = head_key(s);
	if (!set_has(&heads[list], key))
		return false;
	for (const struct ds_str *v = words_from(w, key, head_key); v < w->v + w->n && head_key(*v) == key; v++)
		if (ds_str_eq(*v, s))
			return true;
	return false;
}

bool words_head(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	const uint32_t key = head_key(s);
	if (!set_has(&heads[list], key))
		return false;
	for (const struct ds_str *v = words_from(w, key, head_key); v < w->v + w->n && head_key(*v) == key; v++)
		if (ds_str_starts(s, *v))
			return true;
	return false;
}

bool words_begin(enum word_list list, const char *p)
{
	const struct words *w = &lists[list];
	const uint32_t key = head_key((struct ds_str){ p, 3 });
	if (!set_has(&heads[list], key))
		return false;
	const struct ds_str *v = words_from(w, key, head_key);
	return v < w->v + w->n && head_key(*v) == key;
}

bool words_tail(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	const uint32_t key = tail_key(s);
	if (!set_has(&tails[list], key))
		return false;
	for (const struct ds_str *v = words_from(w, key, tail_key); v < w->v + w->n && tail_key(*v) == key; v++)
		if (ds_str_ends(s, *v))
			return true;
	return false;
}

/* May a word of three bytes or more begin at p? */
static inline bool may_start(enum word_list list, const char *p)
{
	return set_has(&heads[list], head_key((struct ds_str){ p, 3 }));
}

/* Words begin where characters do. */
static inline size_t char_bytes(const char *p)
{
	const unsigned char lead = (unsigned char)*p;
	return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

bool words_any(enum word_list list, struct ds_str s)
{
	for (size_t i = 0; i + 3 <= s.n; i += char_bytes(s.p + i))
		if (may_start(list, s.p + i) && words_head(list, str_from(s, i)))
			return true;
	return false;
}

unsigned words_count(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	uint64_t found = 0;
	for (size_t i = 0; i + 3 <= s.n; i += char_bytes(s.p + i)) {
		if (!may_start(list, s.p + i))
			continue;
		for (size_t k = 0; k < w->n && k < 64; k++)
			if (is_at(w->v[k], s.p + i, s.n - i))
				found |= (uint64_t)1 << k;
	}
	unsigned n = 0;
	for (; found; found &= found - 1)
		n++;
	return n;
}

size_t words_end(enum word_list list, struct ds_str s)
{
	const struct words *w = &lists[list];
	size_t end = 0;
	for (size_t i = 0; i + 3 <= s.n; i += char_bytes(s.p + i)) {
		if (!may_start(list, s.p + i))
			continue;
		for (size_t k = 0; k < w->n; k++)
			if (i + w->v[k].n > end && is_at(w->v[k], s.p + i, s.n - i))
				end = i + w->v[k].n;
	}
	return end;
}

bool words_are_notice(struct ds_str s)
{
	return words_count(WORDS_NOTICE, s) > 0 || words_count(WORDS_NOTICE_WEAK, s) > 1;
}
