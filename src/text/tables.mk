# How characters and words are read, laid out for look-up. The tool runs on this machine.

$(BUILD)/gen/mkreadings: src/text/make/mkreadings.c
	@mkdir -p $(@D)
	$(HOSTCC) -std=c11 -D_GNU_SOURCE -O1 $(WARN) -o $@ $<

$(BUILD)/gen/readings.inc: $(BUILD)/gen/mkreadings src/text/sounds.tsv src/text/sound_words.tsv
	$< src/text/sounds.tsv src/text/sound_words.tsv > $@.tmp && mv $@.tmp $@

$(BUILD)/obj/text/pinyin.o: $(BUILD)/gen/readings.inc
