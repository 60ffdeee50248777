interface Representation {
  readonly width: number
  readonly height: number
  readonly scaleFactor: number
  readonly bitmap: Buffer
}

/** `NativeImage`: the bitmaps it was made of, one for each scale. */
export class NativeImage implements Pick<
  Electron.NativeImage,
  | 'addRepresentation'
  | 'getScaleFactors'
  | 'getSize'
  | 'isEmpty'
  | 'isTemplateImage'
  | 'setTemplateImage'
  | 'toBitmap'
> {
  readonly #representations: Representation[] = []
  #isTemplate = false

  static createEmpty(): NativeImage {
    return new NativeImage()
  }

  static createFromBitmap(
    bitmap: Buffer,
    { width, height, scaleFactor = 1 }: Electron.CreateFromBitmapOptions
  ): NativeImage {
    const image = new NativeImage()
    image.#add({ bitmap, width, height, scaleFactor })
    return image
  }

  addRepresentation(options: Electron.AddRepresentationOptions): void {
    const { buffer, width = 0, height = 0, scaleFactor = 1 } = options
    if (buffer !== undefined) this.#add({ bitmap: buffer, width, height, scaleFactor })
  }

  #add(representation: Representation): void {
    const { bitmap, width, height } = representation
    if (bitmap.length !== width * height * 4) throw new Error('buffer has invalid size')
    this.#representations.push(representation)
  }

  isEmpty(): boolean {
    return this.#representations.length === 0
  }

  getSize(scaleFactor = 1): Electron.Size {
    const { width, height, scaleFactor: made } = this.#at(scaleFactor)
    return { width: width / made, height: height / made }
  }

  getScaleFactors(): number[] {
    return this.#representations.map(({ scaleFactor }) => scaleFactor)
  }

  toBitmap({ scaleFactor = 1 }: Electron.ToBitmapOptions = {}): Buffer {
    return this.#at(scaleFactor).bitmap
  }

  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate
  }

  isTemplateImage(): boolean {
    return this.#isTemplate
  }

  #at(scaleFactor: number): Representation {
    return (
      this.#representations.find((each) => each.scaleFactor === scaleFactor) ??
      this.#representations[0] ?? { width: 0, height: 0, scaleFactor: 1, bitmap: Buffer.alloc(0) }
    )
  }
}
