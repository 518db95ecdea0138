# dushu. `make run` and `make test` do everything on a fresh Debian; `make help` lists the rest.

VERSION   := 0.15.0
comma     := ,
PREFIX    ?= /usr/local
DESTDIR   ?=
BUILD     ?= build
CC        ?= gcc
OPT       ?= -O2
WARN      := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
PKGS      := icu-uc icu-i18n ncursesw libxml-2.0
# gcc clears and copies structs of a hundred bytes with instructions that take longer to begin than to do it: a number of
# the text costs a twentieth less where it is told to use plain moves. Only gcc for x86 knows this.
STRAIGHT  := $(foreach s,memset memcpy,-m$s-strategy=unrolled_loop:512:noalign$(comma)libcall:-1:noalign)
MOVES     := $(shell echo | $(CC) $(STRAIGHT) -x c -c -o /dev/null - 2>/dev/null && echo '$(STRAIGHT)')
CFLAGS    ?= $(OPT) $(MOVES) -g
ALL_CFLAGS := -std=c11 -D_GNU_SOURCE -DDUSHU_VERSION='"$(VERSION)"' -Iinclude -Isrc -I$(BUILD)/gen $(WARN) $(CFLAGS) \
              $(shell pkg-config --cflags $(PKGS) 2>/dev/null) -pthread -MMD -MP $(EXTRA_CFLAGS)
LIBS      := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm -pthread
# The program carries ICU, libxml2 and curses in itself where their archives are there: loading the shared ones takes
# longer than reading and painting a page. STATIC= links them shared, as sanitizers need it.
ARCHIVES  := ncursesw tinfo xml2 icui18n icuuc icudata stdc++ z lzma
STATIC    ?= $(if $(or $(findstring -fsanitize,$(EXTRA_CFLAGS)),\
               $(filter-out /%,$(foreach a,$(ARCHIVES),$(shell $(CC) -print-file-name=lib$(a).a 2>/dev/null)))),,yes)
APP_LIBS  := $(if $(STATIC),-static-libgcc -Wl$(comma)-Bstatic $(ARCHIVES:%=-l%) -Wl$(comma)-Bdynamic -lm -pthread,$(LIBS))
# A program with so many tables of pointers starts a millisecond sooner when its relocations are packed; glibc knows that from 2.36 on.
PACKED    ?= $(if $(STATIC),$(if $(shell getconf GNU_LIBC_VERSION 2>/dev/null | awk '$$1 == "glibc" && $$2 >= 2.36'),\
               -Wl$(comma)-z$(comma)pack-relative-relocs))
# Order of the layers: a folder may include the doors (include/dushu) of earlier ones only. tests/lint/layers.sh.
LAYERS    := base config state source text article region figure check extract library view cli term
LIB_LAYERS := base config state source text article region figure check extract library

LIB_SRC   := $(sort $(foreach l,$(LIB_LAYERS),$(wildcard src/$(l)/*.c)))
APP_SRC   := $(sort $(foreach l,view cli term,$(wildcard src/$(l)/*.c)) src/main.c)
LIB_OBJ   := $(LIB_SRC:src/%.c=$(BUILD)/obj/%.o)
APP_OBJ   := $(APP_SRC:src/%.c=$(BUILD)/obj/%.o)
LIB       := $(BUILD)/libdushu.a

# dushu-import parses what is no text yet, with libxml2 and, where they are there, libarchive; PDF and the network are
# left to a program each beside it, so that nobody waits for libraries that are not needed.
IMPORT_PKGS := $(foreach p,libarchive libcurl poppler-glib zlib libbrotlidec,$(if $(shell pkg-config --exists $p 2>/dev/null && echo yes),$p))
IMPORT_HAVE := $(if $(filter libarchive,$(IMPORT_PKGS)),-DHAVE_ARCHIVE) $(if $(filter libcurl,$(IMPORT_PKGS)),-DHAVE_CURL) \
               $(if $(filter poppler-glib,$(IMPORT_PKGS)),-DHAVE_POPPLER) $(if $(filter zlib,$(IMPORT_PKGS)),-DHAVE_ZLIB) \
               $(if $(filter libbrotlidec,$(IMPORT_PKGS)),-DHAVE_BROTLI)
import_objs  = $(1:%=$(BUILD)/obj/import/%.o)
IMPORT_BASE := input say html utf8 sandbox
IMPORT_OBJ  := $(call import_objs,$(IMPORT_BASE) main xml feed http opf docx docx_style \
               $(if $(filter libarchive,$(IMPORT_PKGS)),pack archive parts epub docx_import coding warc))
IMPORT_PDF  := $(call import_objs,$(IMPORT_BASE) pdf_main pdf pdf_layout pdf_table)
IMPORT_FETCH := $(call import_objs,$(IMPORT_BASE) fetch_main fetch cache http)
IMPORTERS   := $(BUILD)/dushu-import $(if $(filter poppler-glib,$(IMPORT_PKGS)),$(BUILD)/dushu-import-pdf) \
               $(if $(filter libcurl,$(IMPORT_PKGS)),$(BUILD)/dushu-import-fetch)
$(IMPORT_OBJ) $(IMPORT_PDF) $(IMPORT_FETCH): private ALL_CFLAGS += $(IMPORT_HAVE) $(shell pkg-config --cflags $(IMPORT_PKGS) 2>/dev/null)

-include src/data/data.mk     # generated tables: adds to GEN_OBJ and their rules
-include src/article/words.mk # sets made from the lists of words
-include src/figure/tables.mk # look-up tables made from the rows of words
-include src/text/tables.mk   # and from how characters are read
-include tests/tests.mk       # test programs and targets
-include src/view/po/po.mk    # translations of the interface

# One short line for each command; make V=1 shows it whole.
say        = $(if $(V),,@echo '  $1  $2';)

.DEFAULT_GOAL := all
.PHONY: all run test check help clean install uninstall fmt need importers FORCE

importers: $(IMPORTERS)

all: dushu ## build ./dushu

dushu: $(BUILD)/dushu $(IMPORTERS)
	@ln -sf $(BUILD)/dushu dushu

$(BUILD)/dushu: $(APP_OBJ) $(LIB)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(PACKED) -o $@ $(APP_OBJ) $(LIB) $(APP_LIBS)

import_link  = $(call say,LD,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(shell pkg-config --libs $1 2>/dev/null)

$(BUILD)/dushu-import: $(IMPORT_OBJ) $(LIB)
	$(call import_link,libxml-2.0 $(filter libarchive zlib libbrotlidec,$(IMPORT_PKGS)))

$(BUILD)/dushu-import-pdf: $(IMPORT_PDF) $(LIB)
	$(call import_link,poppler-glib)

$(BUILD)/dushu-import-fetch: $(IMPORT_FETCH) $(LIB)
	$(call import_link,libcurl)

# Which libraries were there the last time: one that came or went makes the list of formats anew.
$(BUILD)/import.flags: FORCE
	@mkdir -p $(@D)
	@echo '$(IMPORT_HAVE)' | cmp -s - $@ || echo '$(IMPORT_HAVE)' > $@
$(BUILD)/obj/import/main.o $(BUILD)/obj/import/coding.o: $(BUILD)/import.flags
FORCE:

$(LIB): $(LIB_OBJ) $(GEN_OBJ)
	@rm -f $@
	$(call say,AR,$@)ar rcs $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The packages to build with may be missing still while this file is read, and with them the flags of pkg-config:
# so run and test install them first and then begin again.
need:
	@sh .ci/need.sh build run
	@sh .ci/need.sh import || echo "dushu is built without these: some kinds of documents will not open" >&2

run: need ## install what is missing, build, and open the articles that ship with dushu
	@$(MAKE) --no-print-directory -j$(shell nproc 2>/dev/null || echo 1) dushu
	@./dushu $(or $(ARGS),src/share/articles)

test: ## install what is missing, build and run every test
	@sh .ci/need.sh build run import test
	@bash tests/run.sh $(STEPS)

check: test

install: $(BUILD)/dushu $(IMPORTERS) ## install below $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/dushu/articles
	install -m 755 $(BUILD)/dushu $(DESTDIR)$(PREFIX)/bin/dushu
	install -d $(DESTDIR)$(PREFIX)/libexec/dushu
	install -m 755 $(IMPORTERS) $(DESTDIR)$(PREFIX)/libexec/dushu
	install -m 644 src/dushu.1 $(DESTDIR)$(PREFIX)/share/man/man1/dushu.1
	install -m 644 src/share/articles/* $(DESTDIR)$(PREFIX)/share/dushu/articles
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 644 src/share/completion/dushu.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/dushu
	install -D -m 644 src/share/completion/_dushu $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_dushu
	install -D -m 644 src/share/completion/dushu.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/dushu.fish

uninstall: ## take away what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/dushu $(DESTDIR)$(PREFIX)/share/man/man1/dushu.1
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/dushu $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_dushu
	rm -f $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/dushu.fish
	rm -rf $(DESTDIR)$(PREFIX)/share/dushu $(DESTDIR)$(PREFIX)/libexec/dushu

fmt: ## format all C files
	clang-format -i $(shell find src include tests -name '*.[ch]')

help: ## say what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1@\2/p' $(MAKEFILE_LIST) | awk -F@ '{ printf "%-22s %s\n", $$1, $$2 }'
	@echo 'Variables: V=1 (whole commands) PREFIX=$(PREFIX) DESTDIR= BUILD=$(BUILD) CC=$(CC) OPT=$(OPT) ARGS= (what make run opens) STEPS= (of make test)'

clean: ## take away everything that was made
	rm -rf $(BUILD) dushu

-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d) $(sort $(IMPORT_OBJ:.o=.d) $(IMPORT_PDF:.o=.d) $(IMPORT_FETCH:.o=.d))
