"""The template of a submission in Excel (填报模板): out, back in, and the copy with what is wrong marked."""
