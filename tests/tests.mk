# tests.mk: test programs and the targets around them. Included by the Makefile; tests/README says what is where.

TEST_APP_OBJ := $(filter-out $(BUILD)/obj/main.o,$(APP_OBJ))
UNIT_SRC     := $(sort $(wildcard tests/unit/*_test.c))
UNIT         := $(UNIT_SRC:tests/unit/%.c=$(BUILD)/tests/%)
CASE_SRC     := tests/run_cases.c tests/case_json.c tests/check_figures.c tests/check_articles.c
CASE_FILES   := $(sort $(wildcard tests/cases/*.jsonl))
YAJL         := $(shell pkg-config --libs yajl 2>/dev/null)

.PHONY: unit cases
unit: $(UNIT)
	@for t in $(UNIT); do $$t || exit 1; done

$(BUILD)/tests/%_test: tests/unit/%_test.c $(TEST_APP_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests $(LDFLAGS) -o $@ $< $(TEST_APP_OBJ) $(LIB) $(LIBS) -lcmocka

# The runner stands at tests/run_cases in the build directory: build/tests/run_cases FILE…
$(BUILD)/tests/run_cases: $(CASE_SRC) tests/cases.h $(LIB)
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(ALL_CFLAGS)) -Itests $(LDFLAGS) -o $@ $(CASE_SRC) $(LIB) $(LIBS) $(YAJL)

cases: $(BUILD)/tests/run_cases
	$< $(if $(wildcard tests/cases/known-failures.txt),--known tests/cases/known-failures.txt) --fields $(CASE_FILES)

-include $(UNIT:%=%.d)
