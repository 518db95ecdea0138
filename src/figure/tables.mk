# Look-up tables made from the rows of words and the tables of characters. The tool runs on this machine.

FIGURE_GEN  := $(patsubst %,$(BUILD)/gen/%.inc,lexicon_index scan_stops han_folded names_index units_index times_index)
FIGURE_HOST := src/figure/make/mktables.c src/figure/chars.c src/text/fold.c

$(BUILD)/gen/mktables: $(FIGURE_HOST) $(wildcard src/figure/*.inc src/figure/lex*.h) src/text/fold.inc
	@mkdir -p $(@D)
	$(HOSTCC) -std=c11 -D_GNU_SOURCE -O1 $(WARN) -Iinclude -Isrc -o $@ $(FIGURE_HOST)

$(FIGURE_GEN): $(BUILD)/gen/mktables
	$< $(basename $(@F)) > $@.tmp && mv $@.tmp $@

$(patsubst %,$(BUILD)/obj/figure/%.o,lexicon scan script name unit time): $(FIGURE_GEN)
