# dushu. `make run` and `make test` do everything on a fresh Debian; `make help` lists the rest.

VERSION   := 0.1.0
comma     := ,
PREFIX    ?= /usr/local
DESTDIR   ?=
BUILD     ?= build
CC        ?= gcc
OPT       ?= -O2
WARN      := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
PKGS      := icu-uc icu-i18n ncursesw libxml-2.0
CFLAGS    ?= $(OPT) -g
ALL_CFLAGS := -std=c11 -D_GNU_SOURCE -DDUSHU_VERSION='"$(VERSION)"' -Iinclude -Isrc -I$(BUILD)/gen $(WARN) $(CFLAGS) \
              $(shell pkg-config --cflags $(PKGS) 2>/dev/null) -pthread -MMD -MP $(EXTRA_CFLAGS)
LIBS      := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm -pthread
# The program carries ICU, libxml2 and curses in itself where their archives are there: loading the shared ones takes
# longer than reading and painting a page. STATIC= links them shared, as sanitizers need it.
ARCHIVES  := xml2 icui18n icuuc icudata ncursesw tinfo stdc++ z lzma
STATIC    ?= $(if $(or $(findstring -fsanitize,$(EXTRA_CFLAGS)),\
               $(filter-out /%,$(foreach a,$(ARCHIVES),$(shell $(CC) -print-file-name=lib$(a).a 2>/dev/null)))),,yes)
APP_LIBS  := $(if $(STATIC),-static-libgcc -Wl$(comma)-Bstatic $(ARCHIVES:%=-l%) -Wl$(comma)-Bdynamic -lm -pthread,$(LIBS))
# Order of the layers: a folder may include the doors (include/dushu) of earlier ones only. tests/lint/layers.sh.
LAYERS    := base config state source text article region figure check extract library view cli term
LIB_LAYERS := base config state source text article region figure check extract library

LIB_SRC   := $(sort $(foreach l,$(LIB_LAYERS),$(wildcard src/$(l)/*.c)))
APP_SRC   := $(sort $(foreach l,view cli term,$(wildcard src/$(l)/*.c)) src/main.c)
LIB_OBJ   := $(LIB_SRC:src/%.c=$(BUILD)/obj/%.o)
APP_OBJ   := $(APP_SRC:src/%.c=$(BUILD)/obj/%.o)
LIB       := $(BUILD)/libdushu.a

# dushu-import, the program that parses what is no text yet: with libxml2 and what of the other libraries is there.
IMPORT_PKGS := $(foreach p,libarchive,$(if $(shell pkg-config --exists $p 2>/dev/null && echo yes),$p))
IMPORT_HAVE := $(if $(filter libarchive,$(IMPORT_PKGS)),-DHAVE_ARCHIVE) $(if $(filter libcurl,$(IMPORT_PKGS)),-DHAVE_CURL) \
               $(if $(filter poppler-glib,$(IMPORT_PKGS)),-DHAVE_POPPLER)
IMPORT_LEFT := $(if $(filter libarchive,$(IMPORT_PKGS)),,pack archive parts epub docx_import warc) \
               $(if $(filter libcurl,$(IMPORT_PKGS)),,fetch cache) $(if $(filter poppler-glib,$(IMPORT_PKGS)),,pdf)
IMPORT_SRC  := $(filter-out $(IMPORT_LEFT:%=src/import/%.c),$(sort $(wildcard src/import/*.c)))
IMPORT_OBJ  := $(IMPORT_SRC:src/%.c=$(BUILD)/obj/%.o)
IMPORT_LIBS  = $(shell pkg-config --libs libxml-2.0 $(IMPORT_PKGS) 2>/dev/null)
$(IMPORT_OBJ): private ALL_CFLAGS += $(IMPORT_HAVE) $(shell pkg-config --cflags $(IMPORT_PKGS) 2>/dev/null)

-include src/data/data.mk     # generated tables: adds to GEN_OBJ and their rules
-include src/figure/tables.mk # look-up tables made from the rows of words
-include tests/tests.mk       # test programs and targets
-include src/view/po/po.mk    # translations of the interface

# One short line for each command; make V=1 shows it whole.
say        = $(if $(V),,@echo '  $1  $2';)

.DEFAULT_GOAL := all
.PHONY: all run test check help clean install uninstall fmt need

all: dushu ## build ./dushu

dushu: $(BUILD)/dushu $(BUILD)/dushu-import
	@ln -sf $(BUILD)/dushu dushu

$(BUILD)/dushu: $(APP_OBJ) $(LIB)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(APP_OBJ) $(LIB) $(APP_LIBS)

$(BUILD)/dushu-import: $(IMPORT_OBJ) $(LIB)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(IMPORT_OBJ) $(LIB) $(IMPORT_LIBS)

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

install: $(BUILD)/dushu $(BUILD)/dushu-import ## install below $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/dushu/articles
	install -m 755 $(BUILD)/dushu $(DESTDIR)$(PREFIX)/bin/dushu
	install -d $(DESTDIR)$(PREFIX)/libexec/dushu
	install -m 755 $(BUILD)/dushu-import $(DESTDIR)$(PREFIX)/libexec/dushu/dushu-import
	install -m 644 src/dushu.1 $(DESTDIR)$(PREFIX)/share/man/man1/dushu.1
	install -m 644 src/share/articles/* $(DESTDIR)$(PREFIX)/share/dushu/articles
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 644 src/share/completion/dushu.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/dushu

uninstall: ## take away what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/dushu $(DESTDIR)$(PREFIX)/share/man/man1/dushu.1
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/dushu
	rm -rf $(DESTDIR)$(PREFIX)/share/dushu $(DESTDIR)$(PREFIX)/libexec/dushu

fmt: ## format all C files
	clang-format -i $(shell find src include tests -name '*.[ch]')

help: ## say what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1@\2/p' $(MAKEFILE_LIST) | awk -F@ '{ printf "%-22s %s\n", $$1, $$2 }'
	@echo 'Variables: V=1 (whole commands) PREFIX=$(PREFIX) DESTDIR= BUILD=$(BUILD) CC=$(CC) OPT=$(OPT) ARGS= (what make run opens) STEPS= (of make test)'

clean: ## take away everything that was made
	rm -rf $(BUILD) dushu

-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d) $(IMPORT_OBJ:.o=.d)
