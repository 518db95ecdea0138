# po.mk: translations of the interface. Built where msgfmt is installed (package gettext); without it the interface
# speaks English.

MSGFMT := $(shell command -v msgfmt 2>/dev/null)
MO     := $(if $(MSGFMT),$(patsubst src/view/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/dushu.mo,$(wildcard src/view/po/*.po)))

$(BUILD)/dushu: $(MO)

$(BUILD)/locale/%/LC_MESSAGES/dushu.mo: src/view/po/%.po
	@mkdir -p $(@D)
	$(call say,GEN,$@)$(MSGFMT) --check-format -o $@ $<

.PHONY: install-messages
install: install-messages
install-messages: $(MO)
	for f in $(MO); do install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/$${f#$(BUILD)/}; done

uninstall: uninstall-messages
.PHONY: uninstall-messages
uninstall-messages:
	rm -f $(patsubst $(BUILD)/%,$(DESTDIR)$(PREFIX)/share/%,$(MO))
