#!/usr/bin/env python3
"""documents.py DIR [KIND…]: writes documents of every kind that dushu-import reads into DIR, good ones and hostile ones, so that
none has to be kept as a binary file. Only the standard library is used; every text was written for these tests."""
import bz2
import gzip
import io
import lzma
import os
import random
import struct
import sys
import tarfile
import zipfile
import zlib

out = sys.argv[1]
os.makedirs(out, exist_ok=True)


def write(name, data):
    with open(os.path.join(out, name), 'wb') as f:
        f.write(data if isinstance(data, bytes) else data.encode('utf-8'))


def zipped(members, **options):
    b = io.BytesIO()
    with zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED, **options) as z:
        for name, data in members:
            z.writestr(name, data)
    return b.getvalue()


TEXT = '如皋市新建农村公路12条\n\n本报讯 2023年,如皋市新建农村公路12条,总投资3.4亿元,惠及群众5万余人。\n'


# ---- compressed, archives -------------------------------------------------------------------------------------------
def compressed():
    write('plain.txt.gz', gzip.compress(TEXT.encode(), mtime=0))
    write('gb.txt.gz', gzip.compress(TEXT.encode('gb18030'), mtime=0))
    write('plain.txt.xz', lzma.compress(TEXT.encode()))
    write('plain.txt.bz2', bz2.compress(TEXT.encode()))
    write('two.txt.gz', gzip.compress(TEXT.encode(), mtime=0) + gzip.compress('崇川区新增就业2万人。\n'.encode(), mtime=0))
    write('nothing.gz', gzip.compress(b'', mtime=0))
    noise = random.Random(7).randbytes(3000)
    long = '如皋市新建公路12条。\n'.encode() * 4000 + noise.hex().encode() * 3 + random.Random(8).randbytes(90000).hex().encode()
    write('cut.txt.gz', gzip.compress(long, mtime=0)[:-1200])
    write('binary.gz', gzip.compress(bytes(1000) + noise, mtime=0))
    # Ten gigabytes each: one member after the other.
    write('zeros.gz', gzip.compress(bytes(64 << 20), 1, mtime=0) * 160)
    write('words.gz', gzip.compress((('如皋市' * 100 + '\n').encode() * 20000), 1, mtime=0) * 600)
    nested = b'x' * 100000
    for _ in range(40):
        nested = gzip.compress(nested, mtime=0)
    write('nested.gz', nested)


def archives():
    names = [('a/1.txt', TEXT), ('a/picture.png', b'\x89PNG\r\n\x1a\n' + bytes(200)), ('b/2.html',
             '<html><body><h1>通州区通报汛情</h1><p>通州区转移群众1200人。</p></body></html>'), ('.hidden', 'x'), ('b/3.txt', '海门区新增就业3万人。')]
    write('texts.zip', zipped(names))
    b = io.BytesIO()
    with tarfile.open(fileobj=b, mode='w') as t:
        for name, data in names:
            data = data if isinstance(data, bytes) else data.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
        for name, target in (('link', '/etc/passwd'), ('up', '../../../etc/passwd')):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            t.addfile(info)
        info = tarfile.TarInfo('hard')
        info.type, info.linkname = tarfile.LNKTYPE, '/etc/passwd'
        t.addfile(info)
        data = '启东市造林500亩。'.encode()
        for name in ('../../outside.txt', '/tmp/absolute.txt'):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    write('texts.tar', b.getvalue())
    write('texts.tar.gz', gzip.compress(b.getvalue(), mtime=0))
    write('cut.tar', b.getvalue()[:2600])
    write('archive-in.zip', zipped([('in.zip', zipped(names)), ('1.txt', TEXT)]))
    write('pictures.zip', zipped([('1.png', b'\x89PNG\r\n\x1a\n' + bytes(200))]))
    write('cut.zip', zipped([('1.txt', TEXT), ('2.txt', random.Random(1).randbytes(4000).hex())])[:-2000])
    write('names.zip', zipped([('\x1b]0;x\x07\u202etxt.1.png.gz', gzip.compress(b'x'))]))
    good = zipped([('1.txt', TEXT)])
    # The flag that says encrypted, in both headers.
    locked = bytearray(good)
    locked[6] |= 1
    locked[good.index(b'PK\1\2') + 8] |= 1
    write('locked.zip', bytes(locked))
    b = io.BytesIO()
    with zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        with z.open('zeros.txt', 'w') as f:
            f.write('如皋市'.encode())
            for _ in range(280):
                f.write(b' ' * (1 << 20))
        z.writestr('1.txt', TEXT)
    write('bomb.zip', b.getvalue())
    # Every file is the same bytes: central directory entries that overlap.
    crc = zlib.crc32(b'a' * (1 << 24))
    data = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = data.compress(b'a' * (1 << 24)) + data.flush()
    local = struct.pack('<4s5H3I2H', b'PK\3\4', 20, 0, 8, 0, 33, crc, len(body), 1 << 24, 1, 0) + b'a' + body
    entries = b''.join(
        struct.pack('<4s6H3I5H2I', b'PK\1\2', 20, 20, 0, 8, 0, 33, crc, len(body), 1 << 24,
                    1, 0, 0, 0, 0, 0, 0) + b'a' for _ in range(2000))
    write('overlap.zip', local + entries + struct.pack('<4s4H2IH', b'PK\5\6', 0, 0, 2000, 2000, len(entries), len(local), 0))


# ---- EPUB -----------------------------------------------------------------------------------------------------------
CONTAINER = ('<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
             '<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')


def chapter(title, text):
    return ('<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>%s</title></head>'
            '<body><h1>%s</h1><p>%s</p></body></html>' % (title, title, text))


def opf(manifest, spine, meta=''):
    return ('<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>江海县志</dc:title><dc:creator>陆一帆</dc:creator>'
            '<dc:date>2021-05-01</dc:date>%s</metadata><manifest>%s</manifest><spine>%s</spine></package>' % (meta, manifest, spine))


def epub(package, files):
    return zipped([('mimetype', 'application/epub+zip'), ('META-INF/container.xml', CONTAINER),
                   ('OEBPS/content.opf', package)] + files)


def epubs():
    item = '<item id="%s" href="%s" media-type="application/xhtml+xml"/>'
    files = [('OEBPS/text/2.xhtml', chapter('第二章 人口', '如东县常住人口88万人。')),
             ('OEBPS/text/1 一.xhtml', chapter('第一章 耕地', '如皋市有耕地120万亩。')), ('OEBPS/style.css', 'p { }')]
    manifest = (item % ('c2', 'text/2.xhtml') + item % ('c1', 'text/1%20%E4%B8%80.xhtml#top') +
                '<item id="css" href="style.css" media-type="text/css"/>')
    good = epub(opf(manifest, '<itemref idref="c1"/><itemref idref="css"/><itemref idref="c2"/>'), files)
    write('book.epub', good)
    write('cut.epub', good[:len(good) // 2])
    write('no-spine.epub', epub(opf(manifest, ''), files))
    write('no-chapter.epub', epub(opf(manifest + item % ('gone', 'text/9.xhtml'), '<itemref idref="gone"/><itemref idref="c2"/>'), files))
    write('no-package.epub', zipped([('META-INF/container.xml', CONTAINER)]))
    write('outside.epub', epub(opf(item % ('a', '../../../../etc/passwd') + item % ('b', '/etc/passwd') + item % ('c2', 'text/../text/2.xhtml'),
                                   '<itemref idref="a"/><itemref idref="b"/><itemref idref="c2"/>'), files))
    write('protected.epub', epub(opf(item % ('c1', '1.xhtml'), '<itemref idref="c1"/>'),
                                 [('OEBPS/1.xhtml', random.Random(3).randbytes(3000).replace(b'<', b'_'))]))
    lol = '<!DOCTYPE p [<!ENTITY a0 "十亿笑">%s]>' % ''.join('<!ENTITY a%d "%s">' % (i, '&a%d;' % (i - 1) * 10) for i in range(1, 12))
    write('entities.epub', epub('<?xml version="1.0"?>' + lol + '<package><metadata><title>&a11;</title></metadata></package>', files))
    write('again.epub', epub(opf(manifest, '<itemref idref="c1"/>' * 20000), files))
    deep = '<html><body>' + '<div>' * 100000 + '如皋市新建公园12个。' + '</div>' * 100000 + '</body></html>'
    huge = '<html><body><p title="' + 'x' * 5000000 + '">如皋市新建公园12个。</p></body></html>'
    many = '<html><body><p ' + ' '.join('a%d="x"' % i for i in range(3000)) + '>如皋市新建公园12个。</p></body></html>'
    write('deep.epub', epub(opf(item % ('c1', '1.xhtml'), '<itemref idref="c1"/>'), [('OEBPS/1.xhtml', deep)]))
    write('huge.epub', epub(opf(item % ('c1', '1.xhtml'), '<itemref idref="c1"/>'), [('OEBPS/1.xhtml', huge)]))
    write('many.epub', epub(opf(item % ('c1', '1.xhtml'), '<itemref idref="c1"/>'), [('OEBPS/1.xhtml', many)]))
    write('deep.html', deep)
    write('huge.html', huge)
    write('many.html', many)
    write('crowd.html', '<html><body><p ' + ' '.join('a%d="x"' % i for i in range(200000)) + '>如皋市新建公园12个。</p></body></html>')


# ---- DOCX -----------------------------------------------------------------------------------------------------------
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def para(text, style='', extra=''):
    style = '<w:pStyle w:val="%s"/>' % style if style else ''
    return '<w:p><w:pPr>%s%s</w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % (style, extra, text)


def cell(text, props=''):
    return '<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' % (props, para(text))


def docx(body, more=()):
    styles = ('<w:styles %s><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/>'
              '</w:style><w:style w:styleId="x"><w:name w:val="mine"/><w:basedOn w:val="1"/></w:style><w:style w:styleId="round">'
              '<w:basedOn w:val="round"/></w:style></w:styles>' % W)
    numbering = ('<w:numbering %s><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
                 '<w:lvlText w:val="%%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1.%%2"/></w:lvl>'
                 '</w:abstractNum><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num></w:numbering>' % W)
    return zipped([('[Content_Types].xml', '<Types/>'), ('word/document.xml', '<?xml version="1.0"?><w:document %s><w:body>%s</w:body></w:document>' % (W, body)),
                   ('word/styles.xml', styles), ('word/numbering.xml', numbering)] + list(more))


def docxs():
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>'
    table = ('<w:tbl><w:tr>' + cell('指标', '<w:vMerge w:val="restart"/>') + cell('2023年', '<w:gridSpan w:val="2"/>') + '</w:tr><w:tr>' +
             cell('', '<w:vMerge/>') + cell('数量(万亩)') + cell('增长(%)') + '</w:tr><w:tr>' + cell('播种面积') + cell('88.5') + cell('1.2') + '</w:tr></w:tbl>')
    body = (para('如东县2023年农业报告', 'a3') + para('总体情况', 'x', number % 1) +
            '<w:p><w:r><w:t>全县粮食总产</w:t></w:r><w:del><w:r><w:delText>88</w:delText><w:t>77</w:t></w:r></w:del><w:r><w:t>96万吨,增长2.1%。</w:t></w:r>'
            '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + para('机械化', 'x', number % 1) + para('新增农机300台;', '', number % 2) + para('培训农民2万人次。', '', number % 2) + table +
            '<mc:AlternateContent xmlns:mc="m"><mc:Choice>' + para('选择一次。') + '</mc:Choice><mc:Fallback>' + para('选择两次。') + '</mc:Fallback></mc:AlternateContent>')
    notes = ('<w:footnotes %s><w:footnote w:type="separator" w:id="0">%s</w:footnote><w:footnote w:id="2">%s</w:footnote></w:footnotes>'
             % (W, para('不该出现'), para('数据来自抽样调查,涉及1200户。')))
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>文档1</dc:title></cp:coreProperties>'
    good = docx(body, [('word/footnotes.xml', notes), ('docProps/core.xml', core)])
    write('report.docx', good)
    write('cut.docx', good[:len(good) // 2])
    write('broken.docx', docx(para('如皋市新建公园12个。') + '<w:p><w:r><w:t>断'))
    write('deep.docx', docx('<w:tbl><w:tr><w:tc>' * 30000 + para('如皋市新建公园12个。') + '</w:tc></w:tr></w:tbl>' * 30000))
    write('span.docx', docx('<w:tbl>' + ('<w:tr>' + cell('1', '<w:gridSpan w:val="4000000000"/><w:vMerge/>') * 100 + '</w:tr>') * 300 + '</w:tbl>' + para('如皋市新建公园12个。', 'round')))
    write('no-text.docx', zipped([('word/document.xml', '<w:document %s/>' % W)]))
    write('sheet.xlsx', zipped([('xl/workbook.xml', '<workbook/>')]))


# ---- feeds ----------------------------------------------------------------------------------------------------------
def feeds():
    rss = ('<?xml version="1.0" encoding="%s"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
           '<channel><title>江海日报</title><link>http://news.example/</link><image><title>图</title><link>x</link></image>'
           '<item><title>通州区新增就业2.1万人</title><link>/a/1.html</link><dc:creator>顾春来</dc:creator><pubDate>Fri, 26 Nov 2021 11:14:00 GMT</pubDate>'
           '<description>摘要</description><content:encoded><![CDATA[<p>通州区今年新增就业2.1万人,比上年增长3.5%%。</p><p>其中青年就业8000人。</p>]]></content:encoded></item>'
           '<item><title>海门区&amp;启东市签约</title><link>http://news.example/a/2.html</link><description>海门区签约项目12个&nbsp;。</description></item></channel></rss>')
    write('feed.xml', rss % 'utf-8')
    write('feed-gb.xml', (rss % 'gb2312').encode('gb18030'))
    write('feed-wrong.xml', (rss % 'utf-8').encode('gb18030'))
    write('feed-utf16.xml', (rss % 'utf-16').encode('utf-16'))
    write('feed.xml.gz', gzip.compress((rss % 'utf-8').encode(), mtime=0))
    write('feed-cut.xml', (rss % 'utf-8').encode()[:-150])
    write('feed-control.xml', (rss % 'utf-8').replace('摘要', '\x0b\x08\u202e').replace('签约</title>', '签约\x1b[31m</title>'))
    write('atom.xml', '<feed xmlns="http://www.w3.org/2005/Atom"><title>县情</title><link rel="self" href="http://x.example/feed"/><link href="http://x.example/"/>'
          '<author><name>编辑部</name><email>a@b.example</email></author>'
          '<entry><title type="html">如东县&lt;b&gt;造林&lt;/b&gt;</title><link href="p/1"/><updated>2023-03-12T08:00:00+08:00</updated>'
          '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>如东县造林<em>1.2万亩</em>。</p></div></content></entry>'
          '<entry><title>文字</title><published>2023-03-13</published><summary>5 &lt; 6 亩</summary></entry></feed>')
    write('rdf.xml', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
          '<channel><title>旧站</title></channel><item><title>启东市造船9艘</title><dc:date>2004-05-06</dc:date><description>启东市造船9艘。</description></item></rdf:RDF>')
    write('feed-empty.xml', '<rss version="2.0"><channel><title>空</title></channel></rss>')
    lol = '<!DOCTYPE rss [<!ENTITY a0 "十亿笑">%s]>' % ''.join('<!ENTITY a%d "%s">' % (i, '&a%d;' % (i - 1) * 10) for i in range(1, 12))
    write('feed-bomb.xml', '<?xml version="1.0"?>' + lol + '<rss><channel><item><title>甲</title></item><item><title>&a11;</title></item></channel></rss>')
    write('feed-outside.xml', '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title><description>如皋市12个。</description></item></channel></rss>')
    write('feed-deep.xml', '<rss><channel><item><title>甲县新建12所学校</title></item>' + '<a>' * 100000 + '</channel></rss>')


# ---- WARC -----------------------------------------------------------------------------------------------------------
def record(kind, uri, block, **more):
    head = 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2023-01-02T03:04:05Z\r\n' % (kind, uri)
    head += ''.join('%s: %s\r\n' % (k.replace('_', '-'), v) for k, v in more.items())
    return head.encode() + b'Content-Length: %d\r\n\r\n' % len(block) + block + b'\r\n\r\n'


def response(body, kind='text/html; charset=utf-8', status='200 OK', extra=''):
    return ('HTTP/1.1 %s\r\nContent-Type: %s\r\n%s\r\n' % (status, kind, extra)).encode() + body


def warcs():
    page = '<html><head><title>%s</title></head><body><h1>%s</h1><p>%s</p></body></html>'
    first = (page % ('如皋市通车', '如皋市通车', '如皋市新建公路12条。')).encode()
    second = (page % ('海安市丰收', '海安市丰收', '海安市粮食总产80万吨。')).encode('gb18030')
    third = (page % ('启东市出海', '启东市出海', '启东市渔船300艘出海。')).encode()
    chunked = b'%x\r\n' % len(third) + third + b'\r\n0\r\n\r\n'
    records = [record('warcinfo', '', b'software: none\r\n'), record('request', 'http://a.example/', b'GET / HTTP/1.1\r\n\r\n'),
               record('response', 'http://a.example/', response(first)),
               record('response', 'http://a.example/x.png', response(b'\x89PNG', 'image/png')),
               record('response', 'http://a.example/2', response(gzip.compress(second, mtime=0), 'text/html; charset=gb2312', extra='Content-Encoding: gzip\r\n')),
               record('response', 'http://a.example/3', response(chunked, extra='Transfer-Encoding: chunked\r\n')),
               record('response', 'http://a.example/4', response(b'no', status='404 Not Found')),
               record('resource', 'file:///5.txt', '海门区植树5万株。'.encode(), Content_Type='text/plain'),
               record('response', 'http://a.example/6', response(gzip.compress(bytes(70 << 20), 1, mtime=0), extra='Content-Encoding: gzip\r\n'))]
    write('pages.warc', b''.join(records))
    write('pages.warc.gz', b''.join(gzip.compress(r, mtime=0) for r in records))
    write('cut.warc', b''.join(records[:3])[:-40])
    write('endless.warc', records[2] + b'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nx')
    write('far.warc', records[2] + b'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\n\r\nx')
    write('no-length.warc', records[2] + b'WARC/1.0\r\nWARC-Type: response\r\n\r\nx')


    codings()


def brotli(data):
    """A stream of Brotli (RFC 7932) that stores the bytes as they are: at most 64 KB."""
    return ((len(data) - 1) << 4 | 1 << 20).to_bytes(3, 'little') + data + b'\x03'


def codings():
    """Pages that were sent in each coding of HTTP, whole, wrongly declared, and made to harm."""
    page = '<html><head><title>%s</title></head><body><h1>%s</h1><p>%s</p></body></html>'
    bodies = [(page % (('通州区第%d条路' % n,) * 2 + ('通州区新建公路%d条。' % n,))).encode() for n in range(20, 40)]
    raw = zlib.compressobj(wbits=-15)
    sent = [('Content-Encoding: br', brotli(bodies[0])),
            ('content-encoding: deflate', zlib.compress(bodies[1])),
            ('Content-Encoding: deflate', raw.compress(bodies[2]) + raw.flush()),
            ('Content-Encoding: x-gzip', gzip.compress(bodies[3], mtime=0)),
            ('Content-Encoding: GZIP, br', brotli(gzip.compress(bodies[4], mtime=0))),
            ('Transfer-Encoding: gzip, chunked', chunks(gzip.compress(bodies[5], mtime=0))),
            ('Content-Encoding: br\r\nTransfer-Encoding: chunked', chunks(brotli(bodies[6]))),
            ('Content-Encoding: gzip', bodies[7]),  # the archiver undid it
            ('Content-Encoding: br', bodies[8]),
            ('Transfer-Encoding: chunked', bodies[9]),
            ('Content-Encoding: identity', bodies[10]),
            ('Content-Encoding: utf-8', bodies[11]),  # no coding at all, but servers say it
            ('Content-Encoding: deflate', zlib.compress(bytes(70 << 20))),
            ('Content-Encoding: br', b'\xff' * 50),
            ('Content-Encoding: deflate', zlib.compress(bodies[14])[:40]),
            ('Content-Encoding: rot13', b'\xff\xfe\xfd' * 20),
            ('Content-Encoding: ' + 'gzip, ' * 9 + 'gzip', nested(bodies[16], 10)),
            ('Content-Encoding: gzip', gzip.compress(bodies[17], mtime=0))]
    write('codings.warc', b''.join(record('response', 'http://a.example/%d' % i, response(body, extra=head + '\r\n'))
                                   for i, (head, body) in enumerate(sent)))


def chunks(data):
    return b''.join(b'%x;x=y\r\n' % len(data[i:i + 100]) + data[i:i + 100] + b'\r\n' for i in range(0, len(data), 100)) + b'0\r\n\r\n'


def nested(data, times):
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return data


# ---- PDF ------------------------------------------------------------------------------------------------------------
def pdf(pages, extra=b'', picture=False):
    """pages: lists of (x, y, size, text); set in a font that is not embedded, of the Adobe-GB1 characters."""
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Count %d/Kids[%s]>>' % (len(pages), b' '.join(b'%d 0 R' % (6 + 2 * i) for i in range(len(pages)))),
               b'<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
               b'<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500 814 939 500]>>',
               b'<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>']
    for i, page in enumerate(pages):
        text = b''.join(b'BT /F1 %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n' % (size, x, y, t.encode('utf-16-be').hex().encode()) for x, y, size, t in page)
        if picture:
            text = b'0 0 100 100 re f\n'
        objects.append(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>' % (7 + 2 * i))
        objects.append(b'<</Length %d>>stream\n%s\nendstream' % (len(text), text))
    data, at = b'%PDF-1.5\n', []
    for i, o in enumerate(objects):
        at.append(len(data))
        data += b'%d 0 obj\n%s\nendobj\n' % (i + 1, o)
    xref = len(data)
    data += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % a for a in at)
    return data + b'trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, extra, xref)


def column(x, y, text, width, size=10, indent=2):
    """Lines of a column from y down, the first of each paragraph indented."""
    lines = []
    for par in text.split('|'):
        first = True
        while par:
            n = width - (indent if first else 0)
            lines.append((x + (indent * size if first else 0), y, size, par[:n]))
            par, first, y = par[n:], False, y - 1.6 * size
    return lines


def pdfs():
    a = '本报讯如皋市今年新建农村公路一百二十条,总里程三百四十公里,惠及沿线群众五十六万人,这是该市连续第九年把农村公路列为民生实事。|'
    b = '据交通运输局介绍,新建公路中有四十二条通往特色产业基地,另有七十八条连接自然村,全市农村公路总里程达到四千二百公里。|'
    c = '今年以来,海安市围绕高标准农田建设,整合各类资金十二亿元,建成高标准农田二十万亩,亩均增产一百斤以上,项目区农民人均增收八百元。|'
    page = [(150, 740, 24, '如皋农村公路通到田头')] + column(60, 690, a + b, 22) + column(320, 690, c + b, 22) + [(290, 30, 10, '3')]
    write('columns.pdf', pdf([page]))
    rows = [('指标', '单位', '2023年', '增长(%)'), ('粮食总产量', '万吨', '96.4', '2.1'), ('油料', '万吨', '3.25', '-1.4'), ('蔬菜', '万吨', '120', '')]
    table = [(60 + 120 * i, 600 - 20 * k, 10, t) for k, r in enumerate(rows) for i, t in enumerate(r) if t]
    write('table.pdf', pdf([column(60, 740, '如东县农业生产情况如下表所示,各项指标均好于上年同期,全年目标有望超额完成,有关部门将继续抓好秋收。|', 40) + table]))
    long = '通州区全年引进项目三百个,其中制造业项目一百八十个,服务业项目一百二十个,计划总投资六百五十亿元,全部建成后预计每年新增产值一千二百亿元,提供就业岗位三万六千个,覆盖二十一个镇'
    write('pages.pdf', pdf([[(250, 780, 9, '江海日报 1')] + column(60, 100, long, 40)[:2], [(250, 780, 9, '江海日报 2')] + [(60, 740 - 16 * i, 10, l[3]) for i, l in enumerate(column(60, 100, long, 40)[2:])]]))
    good = pdf([page])
    write('cut.pdf', good[:len(good) // 2])
    write('no-xref.pdf', good[:good.index(b'xref')])
    write('pictures.pdf', pdf([[]], picture=True))
    write('locked.pdf', pdf([page], b'/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<' + b'00' * 32 + b'>/U<' + b'11' * 32 + b'>>>/ID[<00><00>]'))
    write('junk.pdf', b'%PDF-1.7\n' + random.Random(5).randbytes(50000))
    loop = good.replace(b'/Kids[6 0 R]', b'/Kids[2 0 R]')
    write('loop.pdf', loop)
    bomb = zlib.compress(bytes(60 << 20), 9)
    stream = b'<</Filter/FlateDecode/Length %d>>stream\n' % len(bomb) + bomb + b'\nendstream'
    write('bomb.pdf', good.replace(b'endobj\n7 0 obj', b'endobj\n70 0 obj').replace(b'xref\n', b'7 0 obj\n' + stream + b'\nendobj\nxrex\n'))
    write('many.pdf', pdf([[(20 + i % 29 * 20, 790 - i // 29 * 0.05, 10, '县') for i in range(60000)]]))


def sparse():
    for name, head in (('sparse.txt', b''), ('sparse.gz', gzip.compress(TEXT.encode(), mtime=0)), ('sparse.zip', b'PK\3\4')):
        with open(os.path.join(out, name), 'wb') as f:
            f.write(head)
            f.truncate(4 << 30)


def cells():
    """Pages with the same head, numbered at the foot; a table whose cells have several lines, wider than the text."""
    rows = [('指标', '单位', '2022年', '比上年增长(%)'), ('地区生产总值', '亿元', '486.2', '5.2'),
            (('规模以上工业企业实现', '的增加值'), '亿元', '175.3', '6.8'), ('社会消费品零售总额', '亿元', '93.1', '-1.5'),
            (('居民人均可支配', '收入'), '元', '31862', '6.3')]
    pages = []
    for n in (1, 2, 3):
        page, y = [(72, 800, 9, '江海市统计公报汇编'), (290, 40, 9, '- %d -' % n)], 760
        for _ in range(4):
            page += [(94, y, 11, '全年全市经济运行总体平稳,主要指标好于预期,质量效益稳步提升。全年粮食'),
                     (72, y - 16, 11, '总产量80.5万吨,比上年增长1.2%,其中夏粮20.1万吨。')]
            y -= 36
        for label, unit, level, growth in rows if n == 2 else ():
            lines = label if isinstance(label, tuple) else (label,)
            middle = y - 7 * (len(lines) - 1)
            page += [(72, y - 14 * i, 11, line) for i, line in enumerate(lines)]
            page += [(250, middle, 11, unit), (330, middle, 11, level), (430, middle, 11, growth)]
            y -= 14 * len(lines) + 8
        pages.append(page)
    write('cells.pdf', pdf(pages))


every = (compressed, archives, epubs, docxs, feeds, warcs, pdfs, cells, sparse)
for make in every:
    if not sys.argv[2:] or make.__name__ in sys.argv[2:]:
        make()
