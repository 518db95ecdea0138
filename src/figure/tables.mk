# Look-up tables made from the rows of words and the tables of characters. The tool runs on this machine.

FIGURE_GEN  := $(BUILD)/gen/lexicon_index.inc $(BUILD)/gen/sorts_index.inc $(BUILD)/gen/sorts_masks.inc $(BUILD)/gen/scan_stops.inc $(BUILD)/gen/scan_seconds.inc \
               $(BUILD)/gen/names_index.inc $(BUILD)/gen/units_index.inc $(BUILD)/gen/times_index.inc
FIGURE_HOST := src/figure/make/mktables.c src/figure/chars.c

$(BUILD)/gen/mktables: $(FIGURE_HOST) $(wildcard src/figure/*.inc src/figure/lex*.h src/figure/sort*.h)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(HOSTCC) -std=c11 -D_GNU_SOURCE -O1 $(WARN) -Iinclude -Isrc -o $@ $(FIGURE_HOST)

$(FIGURE_GEN): $(BUILD)/gen/mktables
	$(call say,GEN,$@)$< $(basename $(@F)) > $@.tmp && mv $@.tmp $@

$(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/figure/*.c)): $(FIGURE_GEN)
