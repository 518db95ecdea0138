/* The gazetteer's table as bytes of the program. REGIONS_BIN is the file that mkregions wrote. */
	.section .rodata
	.balign 64
	.globl ds_region_table
	.type ds_region_table, %object
ds_region_table:
	.incbin REGIONS_BIN
ds_region_table_end:
	.size ds_region_table, ds_region_table_end - ds_region_table
	.section .note.GNU-stack, "", %progbits
