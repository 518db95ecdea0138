# Look-up tables made from the rows of words and the tables of characters. The tool runs on this machine.

FIGURE_GEN  := $(BUILD)/gen/lexicon_index.inc $(BUILD)/gen/scan_stops.inc $(BUILD)/gen/han_folded.inc
FIGURE_HOST := src/figure/make/mktables.c src/figure/chars.c src/text/fold.c

$(BUILD)/gen/mktables: $(FIGURE_HOST) src/figure/lexicon.inc src/figure/lexicon.h src/figure/lexicon_index.h \
                       src/figure/lex.h src/figure/flags.inc src/text/fold.inc
	@mkdir -p $(@D)
	$(HOSTCC) -std=c11 -D_GNU_SOURCE -O1 $(WARN) -Iinclude -Isrc -o $@ $(FIGURE_HOST)

$(BUILD)/gen/lexicon_index.inc: $(BUILD)/gen/mktables
	$< lexicon > $@.tmp && mv $@.tmp $@
$(BUILD)/gen/scan_stops.inc: $(BUILD)/gen/mktables
	$< stops > $@.tmp && mv $@.tmp $@
$(BUILD)/gen/han_folded.inc: $(BUILD)/gen/mktables
	$< folded > $@.tmp && mv $@.tmp $@

$(BUILD)/obj/figure/lexicon.o $(BUILD)/obj/figure/scan.o $(BUILD)/obj/figure/script.o: $(FIGURE_GEN)
