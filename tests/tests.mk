# tests.mk: test programs and the targets around them, included by the Makefile. tests/run.sh runs them all.

TEST_APP_OBJ := $(filter-out $(BUILD)/obj/main.o,$(APP_OBJ))
UNIT_SRC     := $(sort $(wildcard tests/unit/*_test.c))
UNIT         := $(UNIT_SRC:tests/unit/%.c=$(BUILD)/tests/%)
CASE_SRC     := tests/run_cases.c tests/case_json.c tests/check_figures.c tests/check_articles.c tests/check_checks.c
CASE_FILES   := $(sort $(wildcard tests/cases/*.jsonl))
CASE_KNOWN   := $(wildcard tests/cases/known-failures.txt)
YAJL         := $(shell pkg-config --libs yajl 2>/dev/null)
TEST_CFLAGS   = $(ALL_CFLAGS) -Itests

.PHONY: test-programs unit cases cases-known asan golden golden-update fuzz-smoke fuzz-import bench screenshots

test-programs: $(UNIT) $(BUILD)/tests/run_cases $(BUILD)/tests/keys

unit: $(UNIT) ## run the unit tests
	@for t in $(UNIT); do $$t || exit 1; done

$(BUILD)/tests/%_test: tests/unit/%_test.c $(TEST_APP_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(CC) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $< $(TEST_APP_OBJ) $(LIB) $(LIBS) $(YAJL) -lcmocka $(TEST_LIBS)

$(BUILD)/tests/paint_test: TEST_LIBS := -lvterm # a terminal in memory
$(BUILD)/tests/words_test: TEST_CFLAGS += -DDICTIONARY='"$(BUILD)/gen/dictionary.txt"'
$(BUILD)/tests/words_test: $(BUILD)/gen/dictionary.txt

# build/tests/run_cases FILE… runs any case file.
$(BUILD)/tests/run_cases: $(CASE_SRC) tests/cases.h $(LIB)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) $(LDFLAGS) -o $@ $(CASE_SRC) $(LIB) $(LIBS) $(YAJL)

cases: $(BUILD)/tests/run_cases ## run the case files of tests/cases
	@$< $(CASE_KNOWN:%=--known %) --fields $(CASE_FILES)

# The list stays true by itself: a case on it that passes is a failure, so it can only get shorter unless somebody
# runs this.
cases-known: $(BUILD)/tests/run_cases ## write down which cases fail, and what is wrong first in each
	@{ echo '# Cases that are known to fail and what is wrong first in each; made by make cases-known.'; \
	  $< $(CASE_FILES) | awk '/^tests\// { id = $$2; getline; sub(/^ +/, ""); print id "\t" $$0 }'; } > tests/cases/known-failures.txt
	@wc -l tests/cases/known-failures.txt

asan: ## all tests that run with sanitizers
	@bash tests/run.sh build-gcc build-asan asan

# Each process has its own sequence; one of them anew: make monkey KEYS=250000 SEEDS=3
KEYS  ?= 250000
SEEDS ?= 1 2 3 4
.PHONY: monkey
monkey: ## a million random keys, clicks, pastes and sizes under sanitizers, in four processes
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan OPT=-O1 \
	  EXTRA_CFLAGS='-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer' $(BUILD)/asan/tests/view_monkey_test
	@for seed in $(SEEDS); do echo $$seed; done | UBSAN_OPTIONS=print_stacktrace=1 xargs -P $(words $(SEEDS)) -I @ \
	  env DUSHU_MONKEY=$(KEYS) DUSHU_MONKEY_SEED=@ $(BUILD)/asan/tests/view_monkey_test

golden: dushu ## compare the output in every format with what is expected
	@bash tests/golden/run.sh

golden-update: dushu ## show what changed in the expected output, and take it over
	@bash tests/golden/run.sh --update

# Each driver takes any bytes: extract.c the whole way, decode.c, plain.c and html.c one stage each. The smoke run takes the
# same inputs every time; make fuzz looks for new ones, TARGET says where.
FUZZ_TARGETS := decode plain html extract
FUZZ_SECONDS ?= 60
FUZZ_ARGS    ?= -max_total_time=$(FUZZ_SECONDS)
TARGET       ?= extract
FUZZ_MAKE     = $(MAKE) --no-print-directory BUILD=$(BUILD)/clang CC=clang OPT=-O1 \
                EXTRA_CFLAGS='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined'
FUZZ_LIMITS   = -max_len=8192 -timeout=10 -rss_limit_mb=4096 -dict=tests/fuzz/extract.dict
fuzz-smoke: ## fuzz every stage for a minute in all (clang)
	@$(FUZZ_MAKE) $(FUZZ_TARGETS:%=$(BUILD)/clang/fuzz_%)
	@mkdir -p $(BUILD)/corpus && cp -n src/share/articles/* tests/fuzz/corpus/* tests/pages/*.html $(BUILD)/corpus 2>/dev/null || true
	@for t in $(FUZZ_TARGETS); do \
	  $(BUILD)/clang/fuzz_$$t $(FUZZ_ARGS) $(FUZZ_LIMITS) -print_final_stats=1 $(BUILD)/corpus || exit 1; done

.PHONY: fuzz
fuzz: ## fuzz one stage until something is found: make fuzz TARGET=html
	@$(FUZZ_MAKE) $(BUILD)/clang/fuzz_$(TARGET)
	@mkdir -p $(BUILD)/corpus-$(TARGET) && cp -n src/share/articles/* tests/fuzz/corpus/* tests/pages/*.html $(BUILD)/corpus-$(TARGET) 2>/dev/null || true
	$(BUILD)/clang/fuzz_$(TARGET) $(FUZZ_LIMITS) $(if $(filter command% environment%,$(origin FUZZ_SECONDS)),$(FUZZ_ARGS)) $(BUILD)/corpus-$(TARGET)

$(BUILD)/fuzz_%: tests/fuzz/%.c tests/fuzz/reading_check.h $(LIB)
	$(call say,CC,$@)$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -o $@ $< $(LIB) $(LIBS)

fuzz-import: ## the same for what dushu-import reads, and for what it says
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/clang CC=clang OPT=-O1 \
	  EXTRA_CFLAGS='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined' $(BUILD)/clang/fuzz_import
	@mkdir -p $(BUILD)/corpus-import && cp -n tests/fuzz/import/* $(BUILD)/corpus-import 2>/dev/null || true
	$(BUILD)/clang/fuzz_import $(FUZZ_ARGS) -max_len=8192 -timeout=10 -rss_limit_mb=4096 \
	  -dict=tests/fuzz/import.dict -print_final_stats=1 $(BUILD)/corpus-import

FUZZ_IMPORT := $(filter-out $(BUILD)/obj/import/main.o,$(sort $(IMPORT_OBJ) $(call import_objs,pdf_layout pdf_table)))
$(BUILD)/fuzz_import: tests/fuzz/import.c $(FUZZ_IMPORT) $(LIB)
	$(call say,CC,$@)$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -o $@ $< \
	  $(FUZZ_IMPORT) $(LIB) $(shell pkg-config --libs libxml-2.0 $(filter libarchive zlib libbrotlidec,$(IMPORT_PKGS)))

bench: dushu ## speed, as ratios to other programs on the same machine
	@bash tests/bench/run.sh

-include $(UNIT:%=%.d)

$(BUILD)/bench/%: tests/bench/%.c $(LIB)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS) -lutil

# The key table of README.md is made from the one that the program dispatches by.
$(BUILD)/tests/keys: tests/lint/keys.c $(TEST_APP_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) $(LDFLAGS) -o $@ $< $(TEST_APP_OBJ) $(LIB) $(LIBS)

# Run on a terminal: how wide it draws what.
test-programs: $(BUILD)/tests/widths
$(BUILD)/tests/widths: tests/term/widths.c $(TEST_APP_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) $(LDFLAGS) -o $@ $< $(TEST_APP_OBJ) $(LIB) $(LIBS)

.PHONY: readme-keys
readme-keys: $(BUILD)/tests/keys ## write the key table into README.md
	@$< > $(BUILD)/keys.md
	@sed -i -e '/^<!-- keys -->$$/,/^<!-- end of keys -->$$/{//!d}' -e '/^<!-- keys -->$$/r $(BUILD)/keys.md' README.md

screenshots: dushu ## make the pictures in screenshots/ anew, from the real program in xterm
	@sh .ci/need.sh shots
	@sh screenshots/shots.sh

-include tests/screen/screen.mk
