"""What the neural engines have in common.

`english` turns text into phonemes; `alphabet` turns the IPA into the same phonemes; `chunk` keeps
what a model is given at once within what it takes; `seams` makes one clip of its sound; `pace` says
what speed and which rate of samples a delivery means; `session` opens a model on one thread.
"""
