# screen.mk: the headless screen's driver and its frames.

test-programs: $(BUILD)/tests/drive_screen

$(BUILD)/tests/drive_screen: tests/screen/drive_screen.c $(TEST_APP_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(call say,CC,$@)$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) $(LDFLAGS) -o $@ $< $(TEST_APP_OBJ) $(LIB) $(LIBS)

.PHONY: screens screens-update
screens: dushu $(BUILD)/tests/drive_screen ## compare headless frames with what is expected
	@DUSHU=$(BUILD)/dushu BUILD_TESTS=$(BUILD)/tests bash tests/screen/run.sh

screens-update: dushu $(BUILD)/tests/drive_screen ## show how frames changed, and take them over
	@DUSHU=$(BUILD)/dushu BUILD_TESTS=$(BUILD)/tests bash tests/screen/run.sh --update
