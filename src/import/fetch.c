/* fetch.c: one address through libcurl: http and https only, also after redirects; bounded in size, time and redirects;
 * with validators, so that a page that has not changed is not sent again; never sooner than a server asks for. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>

#include "cache.h"
#include "http.h"
#include "import.h"

#define PAGE_MAX   ((curl_off_t)64 << 20)
#define FRESH      60 /* s: asked again so soon, the copy will do */
#define WAIT_MAX   (7 * 86400)
#define REDIRECTS  8L
#define USER_AGENT "dushu/" DUSHU_VERSION " (reader of news in the terminal)"

struct fetch {
	struct job *job;
	CURL *curl;
	struct ds_buf body;
	char words[CURL_ERROR_SIZE];
	enum { STOP_NOT, STOP_LARGE, STOP_MEDIA } stop;
	char media[64];
};

/* ---- callbacks -------------------------------------------------------------------------------------------- */

static bool is_media(const char *type)
{
	static const char *const heads[] = { "image/", "audio/", "video/", "font/" };
	for (size_t i = 0; type && i < DS_COUNT(heads); i++)
		if (strncasecmp(type, heads[i], strlen(heads[i])) == 0)
			return true;
	return false;
}

static size_t on_bytes(char *p, size_t size, size_t n, void *ctx)
{
	struct fetch *f = ctx;
	char *type = NULL;
	curl_easy_getinfo(f->curl, CURLINFO_CONTENT_TYPE, &type);
	if (f->body.n == 0 && is_media(type)) {
		snprintf(f->media, sizeof f->media, "%s", type);
		f->stop = STOP_MEDIA;
		return 0;
	}
	if (f->body.n + size * n > (size_t)PAGE_MAX) {
		f->stop = STOP_LARGE;
		return 0;
	}
	ds_buf_add(&f->body, p, size * n);
	return size * n;
}

static int on_progress(void *ctx, curl_off_t total, curl_off_t done, curl_off_t up_total, curl_off_t up)
{
	struct fetch *f = ctx;
	(void)up_total;
	(void)up;
	f->job->size = total > 0 ? (uint64_t)total : 0;
	say_progress(f->job, done > 0 ? (uint64_t)done : 0);
	return 0;
}

static struct ds_str header(const struct fetch *f, const char *name)
{
	struct curl_header *h;
	return curl_easy_header(f->curl, name, 0, CURLH_HEADER, -1, &h) == CURLHE_OK ? ds_str_of(h->value)
										     : (struct ds_str){ 0 };
}

/* ---- what went wrong -------------------------------------------------------------------------------------- */

static void code_say(struct fetch *f, CURLcode code, char *out, size_t size)
{
	const char *words = f->words[0] ? f->words : curl_easy_strerror(code);
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
		snprintf(out, size, ds_say("its host is not known; check the spelling, or the network"));
		return;
	case CURLE_COULDNT_CONNECT:
		snprintf(out, size, ds_say("its host does not answer (%s)"), words);
		return;
	case CURLE_OPERATION_TIMEDOUT:
		snprintf(out, size, ds_say("took too long (%s)"), words);
		return;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
		snprintf(out, size, ds_say("cannot be fetched safely: %s"), words);
		return;
	case CURLE_TOO_MANY_REDIRECTS:
		snprintf(out, size, ds_say("leads from one address to the next, more than %ld times"), REDIRECTS);
		return;
	case CURLE_UNSUPPORTED_PROTOCOL:
		snprintf(out, size, ds_say("leads to what is neither http: nor https: (%s)"), words);
		return;
	case CURLE_URL_MALFORMAT:
		snprintf(out, size, ds_say("is no address that can be fetched"));
		return;
	case CURLE_GOT_NOTHING:
		snprintf(out, size, ds_say("its server closed the connection without an answer"));
		return;
	case CURLE_PARTIAL_FILE:
	case CURLE_RECV_ERROR:
		snprintf(out, size, ds_say("the connection broke off after %zu bytes"), f->body.n);
		return;
	case CURLE_FILESIZE_EXCEEDED:
		f->stop = STOP_LARGE;
		break;
	default:
		break;
	}
	if (f->stop == STOP_LARGE)
		snprintf(out, size, ds_say("has more than %d MB"), (int)(PAGE_MAX >> 20));
	else if (f->stop == STOP_MEDIA)
		snprintf(out, size, ds_say("is no text but %s"), f->media);
	else
		snprintf(out, size, ds_say("cannot be fetched: %s"), words);
}

static void status_say(long status, char *out, size_t size)
{
	const char *why = status == 404 || status == 410   ? ds_say("there is no such page")
			  : status == 401 || status == 403 ? ds_say("the server does not let us read it")
			  : status == 429                  ? ds_say("the server wants fewer questions")
			  : status >= 500                  ? ds_say("the server has trouble; try later")
							   : ds_say("the server does not give it");
	snprintf(out, size, "%s (%ld)", why, status);
}

/* ---- fetching --------------------------------------------------------------------------------------------- */

/* What an address may not hold as it is (Chinese, blanks) becomes %xx; the part after # is not sent. */
static void address_clean(const char *address, struct ds_buf *out)
{
	for (const char *p = address; *p && *p != '#'; p++) {
		if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7f || strchr("\"<>\\^`{|}", *p))
			ds_buf_addf(out, "%%%02X", (unsigned char)*p);
		else
			ds_buf_addc(out, *p);
	}
	ds_buf_addc(out, '\0');
}

static void cached_say(struct job *job, const struct cached *c)
{
	const struct doc d = { .charset = http_charset(c->type), .link = c->location };
	say_doc(job, &d);
	say_bytes(c->body);
	say_end();
}

/* Seconds or a date. */
static int64_t wait_until(struct ds_str after, int64_t now)
{
	int64_t at = 0;
	if (after.n && after.p[0] >= '0' && after.p[0] <= '9')
		at = now + strtol(after.p, NULL, 10);
	else if (after.n)
		at = curl_getdate(after.p, NULL);
	return at <= now ? 0 : at > now + WAIT_MAX ? now + WAIT_MAX : at;
}

static CURLcode request(struct fetch *f, const char *address, const struct cached *old, bool known)
{
	struct curl_slist *heads = NULL;
	struct ds_buf line = { 0 };
	CURL *c = f->curl;
	if (known && old->page && old->etag.n) {
		ds_buf_addf(&line, "If-None-Match: %.*s", (int)old->etag.n, old->etag.p);
		ds_buf_addc(&line, '\0');
		heads = curl_slist_append(heads, line.p);
	}
	ds_buf_reset(&line);
	if (known && old->page && old->modified.n) {
		ds_buf_addf(&line, "If-Modified-Since: %.*s", (int)old->modified.n, old->modified.p);
		ds_buf_addc(&line, '\0');
		heads = curl_slist_append(heads, line.p);
	}
	heads = curl_slist_append(heads, "Accept: text/html, application/xhtml+xml, application/atom+xml, "
					 "application/rss+xml, text/plain, */*;q=0.5");
	heads = curl_slist_append(heads, "Accept-Language: zh-CN, zh;q=0.9, en;q=0.5");
	curl_easy_setopt(c, CURLOPT_URL, address);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(c, CURLOPT_MAXREDIRS, REDIRECTS);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 20L);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, 120L);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 200L);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, 20L);
	curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, PAGE_MAX);
	curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(c, CURLOPT_USERAGENT, USER_AGENT);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, heads);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, f->words);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_bytes);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, f);
	curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, on_progress);
	curl_easy_setopt(c, CURLOPT_XFERINFODATA, f);
	curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
	const CURLcode code = curl_easy_perform(c);
	curl_slist_free_all(heads);
	ds_buf_done(&line);
	return code;
}

/* The answer becomes the copy in the cache, which is then said. Returns false, with why, when there is none. */
static bool answer_take(struct fetch *f, CURLcode code, const char *address, struct cached *old, bool known,
			char *why, size_t size)
{
	const int64_t now = (int64_t)time(NULL);
	long status = 0;
	char *location = NULL, *type = NULL;
	curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(f->curl, CURLINFO_EFFECTIVE_URL, &location);
	curl_easy_getinfo(f->curl, CURLINFO_CONTENT_TYPE, &type);
	if (code != CURLE_OK) {
		code_say(f, code, why, size);
		return false;
	}
	if (status == 304 && known && old->page) {
		struct cached again = *old;
		again.fetched = now;
		again.wait = 0;
		cache_write(address, &again);
		cached_say(f->job, old);
		return true;
	}
	if (status / 100 == 2) {
		const struct cached c = {
			.location = ds_str_of(location),
			.type = ds_str_of(type),
			.etag = header(f, "ETag"),
			.modified = header(f, "Last-Modified"),
			.fetched = now,
			.body = {f->body.p, f->body.n},
			.page = true
		};
		cache_write(address, &c);
		cached_say(f->job, &c);
		return true;
	}
	if (status == 429 || status == 503) {
		struct cached waiting = known ? *old : (struct cached){ 0 };
		waiting.wait = wait_until(header(f, "Retry-After"), now);
		if (waiting.wait)
			cache_write(address, &waiting);
	}
	status_say(status, why, size);
	return false;
}

/* A time of day, with the day when it is another one. */
static void time_say(int64_t at, char *out, size_t size)
{
	struct tm tm, today;
	const time_t t = (time_t)at, now = time(NULL);
	localtime_r(&t, &tm);
	localtime_r(&now, &today);
	strftime(out, size, tm.tm_yday == today.tm_yday && tm.tm_year == today.tm_year ? "%H:%M" : "%Y-%m-%d %H:%M",
		 &tm);
}

void address_fetch(struct job *job, const char *given, bool cached)
{
	struct fetch f = { .job = job };
	struct ds_buf address = { 0 };
	struct cached old;
	char why[400] = "", when[40];
	address_clean(given, &address);
	const bool known = cache_read(address.p, &old);
	const int64_t now = (int64_t)time(NULL);
	bool said = false;
	if (known && old.page && (cached || (old.fetched <= now && now - old.fetched < FRESH))) {
		cached_say(job, &old);
		said = true;
	} else if (known && old.wait > now) {
		time_say(old.wait, when, sizeof when);
		snprintf(why, sizeof why, ds_say("its server asked not to be asked again before %s"), when);
	} else if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(f.curl = curl_easy_init())) {
		snprintf(why, sizeof why, ds_say("cannot be fetched: no memory"));
	} else {
		const CURLcode code = request(&f, address.p, &old, known);
		said = answer_take(&f, code, address.p, &old, known, why, sizeof why);
	}
	if (!said && known && old.page) {
		time_say(old.fetched, when, sizeof when);
		cached_say(job, &old);
		say_error(job, DS_ERR_READ, "%s; shown is the copy of %s", why, when);
	} else if (!said) {
		say_error(job, DS_ERR_READ, "%s", why);
	}
	if (f.curl)
		curl_easy_cleanup(f.curl);
	cached_free(&old);
	ds_buf_done(&f.body);
	ds_buf_done(&address);
}
