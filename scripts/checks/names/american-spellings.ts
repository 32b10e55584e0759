/** British spellings in lower case with their American forms, written out because endings do not decide: "promise" is right in both. */
export const americanSpellings: ReadonlyMap<string, string> = new Map(
  `
  colour:color colours:colors coloured:colored colouring:coloring colourful:colorful colourless:colorless
  colourspace:colorspace recolour:recolor recoloured:recolored uncoloured:uncolored discoloured:discolored grey:gray
  greys:grays greyscale:grayscale greyed:grayed greyish:grayish greyer:grayer greyness:grayness centre:center
  centres:centers centred:centered centring:centering recentre:recenter recentred:recentered offcentre:offcenter
  normalise:normalize normalises:normalizes normalised:normalized normalising:normalizing normalisation:normalization
  normalisations:normalizations normaliser:normalizer normalisers:normalizers unnormalised:unnormalized
  renormalise:renormalize renormalised:renormalized denormalised:denormalized recognise:recognize recognises:recognizes
  recognised:recognized recognising:recognizing recogniser:recognizer unrecognised:unrecognized
  recognisable:recognizable summarise:summarize summarises:summarizes summarised:summarized summarising:summarizing
  standardise:standardize standardises:standardizes standardised:standardized standardising:standardizing
  standardisation:standardization initialise:initialize initialises:initializes initialised:initialized
  initialising:initializing initialisation:initialization initialiser:initializer initialisers:initializers
  uninitialised:uninitialized optimise:optimize optimises:optimizes optimised:optimized optimising:optimizing
  optimisation:optimization optimiser:optimizer optimisers:optimizers unoptimised:unoptimized organise:organize
  organises:organizes organised:organized organising:organizing organisation:organization reorganise:reorganize
  reorganised:reorganized maximise:maximize maximises:maximizes maximised:maximized maximising:maximizing
  minimise:minimize minimises:minimizes minimised:minimized minimising:minimizing tokenise:tokenize tokenises:tokenizes
  tokenised:tokenized tokenising:tokenizing tokeniser:tokenizer tokenisers:tokenizers generalise:generalize
  generalises:generalizes generalised:generalized generalisation:generalization specialise:specialize
  specialised:specialized specialisation:specialization serialise:serialize serialises:serializes serialised:serialized
  serialising:serializing serialisation:serialization deserialise:deserialize visualise:visualize visualises:visualizes
  visualised:visualized visualising:visualizing visualisation:visualization quantise:quantize quantised:quantized
  quantisation:quantization discretise:discretize discretised:discretized vectorise:vectorize vectorised:vectorized
  vectorisation:vectorization parallelise:parallelize parallelised:parallelized parallelisation:parallelization
  regularise:regularize regularised:regularized regularisation:regularization emphasise:emphasize emphasised:emphasized
  emphasises:emphasizes penalise:penalize penalised:penalized penalises:penalizes randomise:randomize
  randomised:randomized realise:realize realised:realized realises:realizes localise:localize localised:localized
  memorise:memorize memorises:memorizes memorised:memorized customise:customize customised:customized
  prioritise:prioritize prioritised:prioritized categorise:categorize categorised:categorized rasterise:rasterize
  rasterised:rasterized rasterises:rasterizes synchronise:synchronize synchronised:synchronized equalise:equalize
  equalised:equalized factorise:factorize factorised:factorized finalise:finalize finalised:finalized
  capitalise:capitalize capitalised:capitalized characterise:characterize characterised:characterized
  apologise:apologize utilise:utilize utilised:utilized familiarise:familiarize harmonise:harmonize monetise:monetize
  symbolise:symbolize analyse:analyze analysed:analyzed analysing:analyzing paralyse:paralyze paralysed:paralyzed
  behaviour:behavior behaviours:behaviors neighbour:neighbor neighbours:neighbors neighbouring:neighboring
  neighbourhood:neighborhood favour:favor favours:favors favoured:favored favourite:favorite favourable:favorable
  honour:honor honours:honors honoured:honored labour:labor humour:humor flavour:flavor flavours:flavors
  endeavour:endeavor vapour:vapor rumour:rumor harbour:harbor odour:odor armour:armor savour:savor tumour:tumor
  catalogue:catalog catalogues:catalogs catalogued:cataloged analogue:analog analogues:analogs dialogue:dialog
  labelled:labeled labelling:labeling unlabelled:unlabeled mislabelled:mislabeled relabelled:relabeled
  cancelled:canceled cancelling:canceling modelled:modeled modelling:modeling travelled:traveled travelling:traveling
  signalled:signaled signalling:signaling levelled:leveled levelling:leveling channelled:channeled tunnelled:tunneled
  tunnelling:tunneling marvellous:marvelous totalled:totaled fuelled:fueled dialled:dialed initialled:initialed
  unravelled:unraveled swivelled:swiveled fulfil:fulfill fulfils:fulfills enrol:enroll instalment:installment
  skilful:skillful wilful:willful licence:license licences:licenses defence:defense offence:offense pretence:pretense
  practise:practice practised:practiced artefact:artifact artefacts:artifacts programme:program programmes:programs
  judgement:judgment acknowledgement:acknowledgment ageing:aging mould:mold plough:plow sceptical:skeptical storey:story
  tyre:tire kerb:curb draught:draft cosy:cozy manoeuvre:maneuver cheque:check grille:grill sulphur:sulfur
  aluminium:aluminum learnt:learned spelt:spelled misspelt:misspelled burnt:burned dreamt:dreamed leapt:leaped
  spilt:spilled spoilt:spoiled centimetre:centimeter centimetres:centimeters millimetre:millimeter
  millimetres:millimeters kilometre:kilometer kilometres:kilometers litre:liter litres:liters fibre:fiber fibres:fibers
  theatre:theater calibre:caliber metre:meter metres:meters sabre:saber lustre:luster sombre:somber meagre:meager
  spectre:specter whilst:while amongst:among towards:toward
  `
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]), // each pair above has one colon
);
