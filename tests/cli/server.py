#!/usr/bin/env python3
"""server.py DIR: a web server on the loopback that behaves, and one that does not. Writes its port to DIR/port and one
line for each request to DIR/requests; serves the files of DIR/docs below /docs/."""
import gzip
import http.server
import os
import socketserver
import sys
import threading
import time

top = sys.argv[1]
PAGE = ('<html><head><title>%s</title></head><body><h1>%s</h1><p>%s</p></body></html>')
GOOD = PAGE % ('如皋市修路', '如皋市修路', '如皋市新建公路12条。')
lock = threading.Lock()
asked = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.0'

    def log_message(self, *args):
        pass

    def answer(self, body, kind='text/html; charset=utf-8', status=200, **more):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        for k, v in more.items():
            self.send_header(k.replace('_', '-'), v)
        if 'Content_Length' not in more:
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to):
        self.answer(b'', status=302, Location=to)

    def do_GET(self):
        with lock:
            asked[self.path] = asked.get(self.path, 0) + 1
            with open(os.path.join(top, 'requests'), 'a') as f:
                f.write('%s %s %s\n' % (self.path, self.headers.get('If-None-Match', '-'), self.headers.get('User-Agent', '-')))
        try:
            self.serve(self.path)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def serve(self, path):
        if path == '/page':
            self.answer(GOOD.encode())
        elif path == '/%E9%A1%B5%20x':
            self.answer(GOOD.encode())
        elif path == '/site':
            self.answer(('<html><head><base href="/news/"><link rel="stylesheet" href="a.css">'
                         '<link rel="alternate" type="application/rss+xml" title="要闻" href="../brief.xml">'
                         '<link rel="alternate" type="application/atom+xml" href="/docs/atom.xml">'
                         '<link rel="alternate" hreflang="en" href="/en"></head><body><p>首页。</p></body></html>').encode())
        elif path == '/brief.xml':
            entry = '<item><title>第%d条</title><link>/whole/%d</link><description>%s</description></item>'
            self.answer(('<rss version="2.0"><channel><title>要闻</title><link>/</link>'
                         + entry % (1, 1, '如皋市新建公路1条。') + entry % (2, 2, '如皋市新建公路2条。')
                         + entry % (3, 3, '长文。' * 300 + '如皋市新建公路3条。') + '</channel></rss>').encode(), 'application/rss+xml')
        elif path == '/whole/1':  # its encoding is said by the server alone
            self.answer((PAGE % ('第1則', '第1則', '如皋市橋樑41座。詳見<a href="more">更多</a>。')).encode('big5'),
                        'text/html; charset=big5')
        elif path.startswith('/whole/'):
            self.answer(b'none', status=404)
        elif path == '/gb':
            self.answer(GOOD.encode('gb18030'), 'text/html; charset=gb2312')
        elif path == '/wrong':
            self.answer(GOOD.encode('gb18030'), 'text/html; charset=utf-8')
        elif path == '/etag':
            if self.headers.get('If-None-Match') == '"one"':
                self.send_response(304)
                self.end_headers()
            else:
                self.answer(GOOD.encode(), ETag='"one"')
        elif path == '/packed':
            self.answer(gzip.compress(GOOD.encode()), Content_Encoding='gzip')
        elif path == '/to-page':
            self.redirect('/page')
        elif path == '/loop':
            self.redirect('/loop')
        elif path == '/to-file':
            self.redirect('file:///etc/passwd')
        elif path == '/to-ftp':
            self.redirect('ftp://127.0.0.1/x')
        elif path == '/busy':
            self.answer(b'later', status=429, Retry_After='3600')
        elif path == '/trouble':
            self.answer(b'no', status=500)
        elif path == '/picture':
            self.answer(b'\x89PNG' + bytes(100), 'image/png')
        elif path == '/close':
            self.connection.close()
        elif path == '/once':
            if asked[path] == 1:
                self.answer(GOOD.encode())
            else:
                self.connection.close()
        elif path == '/short':
            self.answer(GOOD.encode(), Content_Length=str(len(GOOD.encode()) + 1000))
        elif path == '/long':
            self.answer(GOOD.encode() + b'x' * 1000, Content_Length=str(len(GOOD.encode())))
        elif path == '/huge':
            self.answer(b'x', Content_Length='99999999999')
        elif path == '/endless':
            self.send_response(200)
            self.send_header('Content-Type', 'text/html')
            self.end_headers()
            while True:
                self.wfile.write(b'<p>\xe5\xa6\x82</p>' * 10000)
        elif path == '/slow':
            self.send_response(200)
            self.send_header('Content-Type', 'text/html')
            self.end_headers()
            for _ in range(120):
                self.wfile.write(b'x')
                self.wfile.flush()
                time.sleep(1)
        elif path == '/bomb':
            self.answer(gzip.compress(bytes(160 << 20), 1), Content_Encoding='gzip')
        elif path == '/headers':
            self.send_response(200)
            for i in range(20000):
                self.send_header('X-%d' % i, 'x' * 100)
            self.end_headers()
        elif path == '/escape':
            self.answer(b'', status=302, Location='/\x1b]0;x\x07')
        elif path.startswith('/docs/') and os.path.isfile(os.path.join(top, 'docs', os.path.basename(path))):
            with open(os.path.join(top, 'docs', os.path.basename(path)), 'rb') as f:
                self.answer(f.read(), 'application/octet-stream')
        else:
            self.answer(b'none', status=404)


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


server = Server(('127.0.0.1', 0), Handler)
with open(os.path.join(top, 'port.new'), 'w') as f:
    f.write(str(server.server_port))
os.rename(os.path.join(top, 'port.new'), os.path.join(top, 'port'))
server.serve_forever()
