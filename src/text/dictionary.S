/* The table of words as bytes of the program. DICTIONARY_BIN is the file that mkdictionary wrote. */
	.section .rodata
	.balign 64
	.globl ds_dictionary_bytes
	.type ds_dictionary_bytes, %object
ds_dictionary_bytes:
	.incbin DICTIONARY_BIN
ds_dictionary_bytes_end:
	.size ds_dictionary_bytes, ds_dictionary_bytes_end - ds_dictionary_bytes
	.section .note.GNU-stack, "", %progbits
