# How characters and words are read, laid out for look-up. The tool runs on this machine.

$(BUILD)/gen/mkreadings: src/text/make/mkreadings.c
	@mkdir -p $(@D)
	$(call say,CC,$@)$(HOSTCC) -std=c11 -D_GNU_SOURCE -O1 $(WARN) -o $@ $<

$(BUILD)/gen/readings.inc: $(BUILD)/gen/mkreadings src/text/sounds.tsv src/text/sound_words.tsv
	$(call say,GEN,$@)$< src/text/sounds.tsv src/text/sound_words.tsv > $@.tmp && mv $@.tmp $@

$(BUILD)/obj/text/pinyin.o: $(BUILD)/gen/readings.inc

# The table of words is linked into the library as it is.
GEN_OBJ += $(BUILD)/gen/dictionary.o

$(BUILD)/gen/mkdictionary: src/text/make/mkdictionary.c src/text/dictionary.h
	@mkdir -p $(@D)
	$(call say,CC,$@)$(HOSTCC) -std=c11 -D_GNU_SOURCE -O1 $(WARN) -Isrc -o $@ $<

$(BUILD)/gen/dictionary.txt: src/text/dictionary.txt.xz
	@mkdir -p $(@D)
	$(call say,GEN,$@)xz -dc $< > $@.tmp && mv $@.tmp $@

$(BUILD)/gen/dictionary.bin: $(BUILD)/gen/mkdictionary $(BUILD)/gen/dictionary.txt
	$(call say,GEN,$@)$< $(BUILD)/gen/dictionary.txt $@.tmp && mv $@.tmp $@

$(BUILD)/gen/dictionary.o: src/text/dictionary.S $(BUILD)/gen/dictionary.bin
	$(call say,CC,$@)$(CC) -c -DDICTIONARY_BIN='"$(BUILD)/gen/dictionary.bin"' -o $@ $<
