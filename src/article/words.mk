# Sets made from the lists of words, for look-up. The tool runs on this machine.

$(BUILD)/gen/mkwords: src/article/make/mkwords.c src/article/word_keys.h src/article/chars.h $(wildcard src/article/*.inc)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(HOSTCC) -std=c11 -D_GNU_SOURCE -O1 $(WARN) -Iinclude -Isrc -o $@ $<

$(BUILD)/gen/word_sets.inc: $(BUILD)/gen/mkwords
	$(call say,GEN,$@)$< > $@.tmp && mv $@.tmp $@

$(BUILD)/obj/article/words.o $(BUILD)/tests/article_test: $(BUILD)/gen/word_sets.inc
