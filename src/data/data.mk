# The gazetteer: text sources become one table, linked into the library as it is. The tool runs on this machine.

HOSTCC    ?= $(CC)
MK_SRC    := $(sort $(wildcard src/data/mk*.c))
MK_TEXT   := src/data/names.tsv src/data/words.tsv src/data/follow.tsv src/data/fold.tsv src/data/pinyin.tsv \
	     src/data/former.tsv
GEN_OBJ   += $(BUILD)/gen/regions.o

$(BUILD)/gen/mkregions: $(MK_SRC) src/data/mk.h src/region/table.h include/dushu/region.h include/dushu/base.h
	@mkdir -p $(@D)
	$(call say,CC,$@)$(HOSTCC) -std=c11 -D_GNU_SOURCE -O2 $(WARN) -Iinclude -Isrc -o $@ $(MK_SRC)

$(BUILD)/gen/regions.txt: src/data/regions.txt.xz
	@mkdir -p $(@D)
	$(call say,GEN,$@)xz -dc $< > $@.tmp && mv $@.tmp $@

$(BUILD)/gen/regions.bin: $(BUILD)/gen/mkregions $(BUILD)/gen/regions.txt $(MK_TEXT)
	$(call say,GEN,$@)$(BUILD)/gen/mkregions $@ $(BUILD)/gen/regions.txt $(MK_TEXT)

$(BUILD)/gen/regions.o: src/data/regions.S $(BUILD)/gen/regions.bin
	$(call say,CC,$@)$(CC) -c -DREGIONS_BIN='"$(BUILD)/gen/regions.bin"' -o $@ $<
